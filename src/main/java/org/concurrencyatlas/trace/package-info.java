/** What shape has a batch? Traced batches, each in a JVM of its own. */
@NullMarked
package org.concurrencyatlas.trace;

import org.jspecify.annotations.NullMarked;
