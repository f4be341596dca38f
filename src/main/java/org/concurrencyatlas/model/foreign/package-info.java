/** Which ways to run many tasks do other runtimes have? Models that are programs of their own. */
@NullMarked
package org.concurrencyatlas.model.foreign;

import org.jspecify.annotations.NullMarked;
