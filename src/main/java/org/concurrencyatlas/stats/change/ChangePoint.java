package org.concurrencyatlas.stats.change;

import org.concurrencyatlas.stats.Interval;

/**
 * A place where the mean of a series changes.
 *
 * @param index of the first value after the change
 * @param difference mean of the stretch after it minus mean of the stretch before, with Student's
 *     95 % interval as if the place had been known
 * @param p error probability of "the mean changes here"
 */
public record ChangePoint(int index, Interval difference, double p) {}
