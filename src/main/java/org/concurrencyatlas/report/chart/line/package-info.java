/**
 * How does a quantity change along a parameter or over time? Lines, scaling laws, sizes of pools.
 */
@NullMarked
package org.concurrencyatlas.report.chart.line;

import org.jspecify.annotations.NullMarked;
