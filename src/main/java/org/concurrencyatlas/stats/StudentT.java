package org.concurrencyatlas.stats;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;

/**
 * Student's t distribution with any positive, also fractional, degrees of freedom. Tails are
 * computed as tails: 1 − cdf(t) would lose every digit of a p value below 1e-16.
 */
public final class StudentT {
  private StudentT() {}

  /**
   * P(T ≥ t): the one-sided p value.
   *
   * @param t any number; NaN gives NaN
   * @param degrees degrees of freedom, above 0
   */
  public static double upperTail(double t, double degrees) {
    double tail = tailBeyond(Math.abs(t), degrees);
    return t >= 0 ? tail : 1 - tail;
  }

  /**
   * P(|T| ≥ |t|): the two-sided p value.
   *
   * @param t any number; NaN gives NaN
   * @param degrees degrees of freedom, above 0
   */
  public static double bothTails(double t, double degrees) {
    return 2 * tailBeyond(Math.abs(t), degrees);
  }

  /**
   * The t with P(T ≥ t) = tail.
   *
   * @param tail a probability in (0, 1)
   * @param degrees degrees of freedom, above 0
   */
  public static double upperQuantile(double tail, double degrees) {
    return -new TDistribution(null, degrees).inverseCumulativeProbability(tail);
  }

  /** cdf(−t) for t ≥ 0 by the incomplete beta function (Abramowitz and Stegun 26.7.1). */
  private static double tailBeyond(double t, double degrees) {
    return Beta.regularizedBeta(degrees / (degrees + t * t), degrees / 2, 0.5) / 2;
  }
}
