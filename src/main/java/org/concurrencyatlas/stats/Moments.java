package org.concurrencyatlas.stats;

import java.util.Arrays;

/**
 * Count, mean and variance of a sample.
 *
 * @param n how many values
 * @param mean their mean; NaN when there are none
 * @param variance their variance over n − 1; NaN below two values
 */
public record Moments(int n, double mean, double variance) {
  /** Below this many values no interval is given: two can agree by chance. */
  public static final int LEAST_FOR_INTERVAL = 3;

  /**
   * The moments of a sample, by two passes with the correction of Chan, Golub and LeVeque (1983):
   * the variance keeps its digits when the mean is large beside it.
   */
  public static Moments of(double... values) {
    int n = values.length;
    double mean = 0;
    for (double value : values) {
      mean += value / n;
    }
    double squares = 0;
    double rest = 0;
    for (double value : values) {
      double deviation = value - mean;
      squares += deviation * deviation;
      rest += deviation;
    }
    return n == 0
        ? new Moments(0, Double.NaN, Double.NaN)
        : new Moments(
            n, mean + rest / n, n < 2 ? Double.NaN : (squares - rest * rest / n) / (n - 1));
  }

  /** Degrees of freedom of the variance, n − 1. */
  public int degrees() {
    return n - 1;
  }

  /** Standard error of the mean. */
  public double standardError() {
    return Math.sqrt(variance / n);
  }

  /**
   * Student's interval of the mean, x̄ ± t·s/√n; assumes independent values from one normal
   * distribution. Without bounds below {@value #LEAST_FOR_INTERVAL} values.
   *
   * @param confidence in (0, 1)
   */
  public Interval interval(double confidence) {
    if (n < LEAST_FOR_INTERVAL) {
      return Interval.unbounded(mean);
    }
    double half = StudentT.upperQuantile((1 - confidence) / 2, degrees()) * standardError();
    return new Interval(mean, mean - half, mean + half);
  }

  /** The median; NaN of nothing. Sorts a copy. */
  public static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
