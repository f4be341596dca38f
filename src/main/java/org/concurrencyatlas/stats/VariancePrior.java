package org.concurrencyatlas.stats;

import org.apache.commons.math3.special.Gamma;

/**
 * What many small samples together say about the variance of each (Smyth 2004, "Linear models and
 * empirical Bayes methods", section 6): variances are taken as draws from a scaled inverse χ²,
 * whose degrees and scale are fitted by the moments of ln s². Assumes that the samples' variances
 * are exchangeable; the guards of {@link #moderate} bound the harm when they are not.
 *
 * @param degrees how many degrees of freedom the pool is worth to each sample; 0 for a pool that
 *     says nothing, infinite when the variances differ by no more than chance
 * @param variance the pool's variance; NaN without a pool
 */
public record VariancePrior(double degrees, double variance) {
  /** Fewer samples are no pool. */
  public static final int LEAST_SAMPLES = 8;

  /** A pool is never trusted for more than this many degrees of freedom. */
  public static final double MOST_DEGREES = 10;

  /** A pool that says nothing. */
  public static final VariancePrior NONE = new VariancePrior(0, Double.NaN);

  /**
   * Fits the pool without guards.
   *
   * @param variances above 0, at least two
   * @param degrees degrees of freedom of each variance, at least 1
   */
  static VariancePrior fit(double[] variances, int[] degrees) {
    Constants constants = new Constants(degrees);
    double[] e = new double[variances.length];
    double chance = 0;
    for (int i = 0; i < e.length; i++) {
      e[i] = Math.log(variances[i]) - constants.bias[degrees[i]];
      chance += constants.spread[degrees[i]] / e.length;
    }
    Moments moments = Moments.of(e);
    double excess = moments.variance() - chance;
    if (!(excess > 0)) {
      return new VariancePrior(Double.POSITIVE_INFINITY, Math.exp(moments.mean()));
    }
    double d0 = 2 * Trigamma.inverse(excess);
    return new VariancePrior(d0, Math.exp(moments.mean() + bias(d0)));
  }

  /**
   * Fits the pool and caps its degrees at {@value #MOST_DEGREES}; {@link #NONE} below {@value
   * #LEAST_SAMPLES} samples.
   *
   * @param variances above 0
   * @param degrees degrees of freedom of each variance, at least 1
   */
  public static VariancePrior of(double[] variances, int[] degrees) {
    if (variances.length < LEAST_SAMPLES) {
      return NONE;
    }
    VariancePrior fit = fit(variances, degrees);
    return new VariancePrior(Math.min(fit.degrees, MOST_DEGREES), fit.variance);
  }

  /**
   * A sample's mean with its moderated variance, max(s², (d₀s₀² + νs²)/(d₀ + ν)): the pool may make
   * a sample's variance larger, never smaller, and lends it d₀ degrees of freedom.
   *
   * @param sample at least two values
   */
  public ModeratedMean moderate(Moments sample) {
    int own = sample.degrees();
    if (degrees == 0) {
      return new ModeratedMean(sample.n(), sample.mean(), sample.variance(), own);
    }
    double pooled = (degrees * variance + own * sample.variance()) / (degrees + own);
    return new ModeratedMean(
        sample.n(), sample.mean(), Math.max(sample.variance(), pooled), degrees + own);
  }

  /** ψ(d/2) − ln(d/2): the mean of ln(χ²_d / d). */
  private static double bias(double degrees) {
    return Gamma.digamma(degrees / 2) - Math.log(degrees / 2);
  }

  /** The mean and variance of ln(χ²_ν / ν) for each ν that occurs, computed once. */
  private static final class Constants {
    final double[] bias;
    final double[] spread;

    Constants(int[] degrees) {
      int most = 0;
      for (int each : degrees) {
        most = Math.max(most, each);
      }
      bias = new double[most + 1];
      spread = new double[most + 1];
      for (int each : degrees) {
        if (spread[each] == 0) {
          bias[each] = bias(each);
          spread[each] = Gamma.trigamma(each / 2.0);
        }
      }
    }
  }
}
