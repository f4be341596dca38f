package org.concurrencyatlas.stats;

import org.apache.commons.math3.special.Gamma;

/**
 * What a pool of sample variances is fitted to: the unbiased logarithms e = ln s² − ψ(ν/2) +
 * ln(ν/2), summed up so that pools of parts add up to the pool of the whole.
 *
 * @param n how many variances
 * @param mean mean of e
 * @param squares Σ(e − mean)²
 * @param chance Σψ′(ν/2): what the squares would be by chance alone, nearly
 */
public record LogVariances(int n, double mean, double squares, double chance) {
  /** No variances. */
  public static final LogVariances NONE = new LogVariances(0, 0, 0, 0);

  private static final int TABLED = 32;
  private static final double[] BIAS = new double[TABLED];
  private static final double[] SPREAD = new double[TABLED];

  static {
    for (int degrees = 1; degrees < TABLED; degrees++) {
      BIAS[degrees] = bias(degrees);
      SPREAD[degrees] = Gamma.trigamma(degrees / 2.0);
    }
  }

  /**
   * This pool and one variance more.
   *
   * @param variance above 0
   * @param degrees its degrees of freedom, at least 1
   */
  public LogVariances plus(double variance, int degrees) {
    boolean tabled = degrees < TABLED;
    double e = Math.log(variance) - (tabled ? BIAS[degrees] : bias(degrees));
    double spread = tabled ? SPREAD[degrees] : Gamma.trigamma(degrees / 2.0);
    return plus(new LogVariances(1, e, 0, spread));
  }

  /** Both pools together (Chan, Golub and LeVeque 1983). */
  public LogVariances plus(LogVariances other) {
    if (n == 0 || other.n == 0) {
      return n == 0 ? other : this;
    }
    int both = n + other.n;
    double apart = other.mean - mean;
    return new LogVariances(
        both,
        mean + apart * other.n / both,
        squares + other.squares + apart * apart * n * other.n / both,
        chance + other.chance);
  }

  /** ψ(d/2) − ln(d/2): the mean of ln(χ²_d / d). */
  static double bias(double degrees) {
    return Gamma.digamma(degrees / 2) - Math.log(degrees / 2);
  }
}
