package org.concurrencyatlas.stats;

import org.apache.commons.math3.distribution.FDistribution;

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

  private static final double CONTRADICTION = 0.95;

  /** A pool that says nothing. */
  public static final VariancePrior NONE = new VariancePrior(0, Double.NaN);

  /**
   * Fits the pool without guards.
   *
   * @param pool at least two variances
   */
  static VariancePrior fit(LogVariances pool) {
    double excess = pool.squares() / (pool.n() - 1) - pool.chance() / pool.n();
    if (!(excess > 0)) {
      return new VariancePrior(Double.POSITIVE_INFINITY, Math.exp(pool.mean()));
    }
    double d0 = 2 * Trigamma.inverse(excess);
    return new VariancePrior(d0, Math.exp(pool.mean() + LogVariances.bias(d0)));
  }

  /**
   * Fits the pool and caps its degrees at {@value #MOST_DEGREES}; {@link #NONE} below {@value
   * #LEAST_SAMPLES} variances.
   */
  public static VariancePrior of(LogVariances pool) {
    if (pool.n() < LEAST_SAMPLES) {
      return NONE;
    }
    VariancePrior fit = fit(pool);
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

  /**
   * The same, unless the sample's variance is larger than the pool allows: then the pool says
   * nothing of this sample, which keeps its own variance and degrees. "Larger" is s²/s₀² above the
   * 95 % quantile of F with ν and d₀ degrees, the ratio's distribution under the pool (Phipson et
   * al. 2016 on variances that a prior does not fit).
   */
  public ModeratedMean moderateUnlessContradicted(Moments sample) {
    int own = sample.degrees();
    boolean contradicted =
        degrees > 0
            && sample.variance() > variance
            && new FDistribution(null, own, degrees)
                    .cumulativeProbability(sample.variance() / variance)
                > CONTRADICTION;
    return contradicted
        ? new ModeratedMean(sample.n(), sample.mean(), sample.variance(), own)
        : moderate(sample);
  }
}
