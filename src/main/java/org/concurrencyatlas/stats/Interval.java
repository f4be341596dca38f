package org.concurrencyatlas.stats;

/**
 * An estimate with its interval; the bounds are NaN when there were too few values for one.
 *
 * @param estimate the point estimate
 * @param low lower bound
 * @param high upper bound
 */
public record Interval(double estimate, double low, double high) {
  /** An estimate whose interval is unknown. */
  public static Interval unbounded(double estimate) {
    return new Interval(estimate, Double.NaN, Double.NaN);
  }

  /** The interval of e to the power of the estimated quantity: from log ratios to ratios. */
  public Interval exp() {
    return new Interval(Math.exp(estimate), Math.exp(low), Math.exp(high));
  }

  /** The interval of the estimated quantity and a known one. */
  public Interval plus(double known) {
    return new Interval(estimate + known, low + known, high + known);
  }

  /** The interval of 1/x; the value is above 0. */
  public Interval inverse() {
    return new Interval(1 / estimate, 1 / high, 1 / low);
  }

  /** The interval of the estimated quantity in another unit; the factor is positive. */
  public Interval scaled(double factor) {
    return new Interval(factor * estimate, factor * low, factor * high);
  }
}
