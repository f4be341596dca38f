/** Models that run tasks in other JVMs. */
@NullMarked
package org.concurrencyatlas.model.process;

import org.jspecify.annotations.NullMarked;
