/** Thin JMH classes over workload and contender, and the probes that run inside a fork. */
@NullMarked
package org.concurrencyatlas.suite;

import org.jspecify.annotations.NullMarked;
