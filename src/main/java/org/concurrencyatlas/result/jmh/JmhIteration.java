package org.concurrencyatlas.result.jmh;

/**
 * One measured iteration.
 *
 * @param mean its value in the metric's unit; of a histogram the mean of its samples; NaN when the
 *     file says so
 * @param samples how many values it is the mean of: 1, or the count of a histogram
 */
public record JmhIteration(double mean, long samples) {}
