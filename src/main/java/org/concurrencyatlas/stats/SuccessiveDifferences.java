package org.concurrencyatlas.stats;

/**
 * The scatter of series from the differences of neighbours (von Neumann, Kent, Bellinson and Hart
 * 1941, "The mean square successive difference"): unlike the variance it does not take a slow drift
 * for scatter.
 */
public final class SuccessiveDifferences {
  private SuccessiveDifferences() {}

  /**
   * Variance of the mean of one series as far as the scatter inside some such series tells, Σ(rᵢ₊₁
   * − rᵢ)² / (2(n − 1)n(m − 1)) over m series of n values, where r is what the mean of all series
   * leaves: a course that all share, like a warm-up, is no scatter either. Unbiased for independent
   * deviations from a common course, too small when neighbours resemble each other.
   *
   * @param series each in order; what is longer than the shortest is left out. 0 is the answer
   *     below two series or two values, which show no scatter
   */
  public static double varianceOfMean(double[]... series) {
    int m = series.length;
    int n = m == 0 ? 0 : Integer.MAX_VALUE;
    for (double[] each : series) {
      n = Math.min(n, each.length);
    }
    double squares = 0;
    for (int i = 1; i < n; i++) {
      squares += deviations(series, i);
    }
    return m < 2 || n < 2 ? 0 : squares / (2.0 * (n - 1) * n * (m - 1));
  }

  /** The squares of the steps to the i-th value, each less the mean step of all series. */
  private static double deviations(double[][] series, int i) {
    double mean = 0;
    for (double[] each : series) {
      mean += (each[i] - each[i - 1]) / series.length;
    }
    double squares = 0;
    for (double[] each : series) {
      double deviation = each[i] - each[i - 1] - mean;
      squares += deviation * deviation;
    }
    return squares;
  }
}
