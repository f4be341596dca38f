/**
 * Counters that many tasks add to: in one JVM, in a map, across processes, and wrong on purpose.
 */
@NullMarked
package org.concurrencyatlas.workload.coordination.counter;

import org.jspecify.annotations.NullMarked;
