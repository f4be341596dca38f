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
}
