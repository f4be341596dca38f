package org.concurrencyatlas.stats.change;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.concurrencyatlas.stats.Moments;

/** Whether the scatter of a series is what a t test assumes: normal, and independent. */
final class SeriesShape {
  /** To mistrust a t test in vain costs little, to trust it in vain finds changes that are none. */
  private static final double LEVEL = 0.05;

  private static final double MOST_ALIKE = 0.95;

  private SeriesShape() {}

  /** What is left of a series when the mean of each stretch is taken away. */
  static double[] residuals(double[] values, List<Integer> changes) {
    double[] residuals = values.clone();
    int from = 0;
    for (int i = 0; i <= changes.size(); i++) {
      int to = i < changes.size() ? changes.get(i) : values.length;
      double mean = Moments.of(Arrays.copyOfRange(values, from, to)).mean();
      for (int k = from; k < to; k++) {
        residuals[k] -= mean;
      }
      from = to;
    }
    return residuals;
  }

  /**
   * Whether the tails are heavier than a normal distribution's at 5 %, by the kurtosis (Anscombe
   * and Glynn 1983).
   *
   * @param residuals at least 20, with mean 0
   */
  static boolean hasHeavyTails(double[] residuals) {
    double n = residuals.length;
    double second = Arrays.stream(residuals).map(x -> x * x).sum() / n;
    double fourth = Arrays.stream(residuals).map(x -> x * x * x * x).sum() / n;
    if (!(second > 0)) {
      return false;
    }
    double expected = 3 * (n - 1) / (n + 1);
    double variance = 24 * n * (n - 2) * (n - 3) / ((n + 1) * (n + 1) * (n + 3) * (n + 5));
    double x = (fourth / (second * second) - expected) / Math.sqrt(variance);
    double skewness =
        6
            * (n * n - 5 * n + 2)
            / ((n + 7) * (n + 9))
            * Math.sqrt(6 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3)));
    double a = 6 + 8 / skewness * (2 / skewness + Math.sqrt(1 + 4 / (skewness * skewness)));
    double ratio = (1 - 2 / a) / (1 + x * Math.sqrt(2 / (a - 4)));
    double z = (1 - 2 / (9 * a) - Math.cbrt(ratio)) / Math.sqrt(2 / (9 * a));
    return z > normalQuantile();
  }

  /**
   * How alike neighbours inside a stretch are: their correlation r₁ less its expectation for
   * independent values. The mean of a stretch of m values was taken away, which makes their
   * expected sum of products −σ²·(m − 1)/m and that of the squares σ²·(m − 1): short stretches of
   * alike values must not look independent.
   *
   * @param residuals at least 20
   * @param changes where stretches begin, without the first
   * @return 0 where r₁ is below 1.64/√n, which independent values exceed in 5 % (Bartlett 1946);
   *     else at most 0.95
   */
  static double correlation(double[] residuals, List<Integer> changes) {
    double squares = 0;
    double products = 0;
    double expected = 0;
    double degrees = 0;
    int from = 0;
    for (int i = 0; i <= changes.size(); i++) {
      int to = i < changes.size() ? changes.get(i) : residuals.length;
      for (int k = from; k < to; k++) {
        squares += residuals[k] * residuals[k];
        products += k == from ? 0 : residuals[k] * residuals[k - 1];
      }
      expected -= (to - from - 1.0) / (to - from);
      degrees += to - from - 1;
      from = to;
    }
    double correlation = products / squares - expected / degrees;
    return correlation > normalQuantile() / Math.sqrt(residuals.length)
        ? Math.min(correlation, MOST_ALIKE)
        : 0;
  }

  private static double normalQuantile() {
    return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - LEVEL);
  }
}
