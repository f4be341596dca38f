/** What does a row of numbers say? Pure functions: {@code double[]} in, records out, no I/O. */
@NullMarked
package org.concurrencyatlas.stats;

import org.jspecify.annotations.NullMarked;
