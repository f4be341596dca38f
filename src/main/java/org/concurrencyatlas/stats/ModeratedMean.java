package org.concurrencyatlas.stats;

/**
 * The mean of a sample whose variance was moderated by a {@link VariancePrior}, and the tests on
 * it. All assume independent values from one normal distribution.
 *
 * @param n how many values
 * @param mean their mean
 * @param variance the moderated variance of one value
 * @param degrees degrees of freedom of that variance
 */
public record ModeratedMean(int n, double mean, double variance, double degrees) {
  /** Standard error of the mean. */
  public double standardError() {
    return Math.sqrt(variance / n);
  }

  /** One-sided p value of "the true mean is above the bound". */
  public double pAbove(double bound) {
    return StudentT.upperTail((mean - bound) / standardError(), degrees);
  }

  /** One-sided p value of "the true mean is below the bound". */
  public double pBelow(double bound) {
    return StudentT.upperTail((bound - mean) / standardError(), degrees);
  }

  /**
   * P value of "the true mean lies within ±margin": the larger of two one-sided tests (TOST;
   * Schuirmann 1987).
   */
  public double pWithin(double margin) {
    return Math.max(pAbove(-margin), pBelow(margin));
  }

  /** t·s̃/√n for P(T ≥ t) = tail. */
  public double halfWidth(double tail) {
    return StudentT.upperQuantile(tail, degrees) * standardError();
  }

  /** The interval that leaves {@code tail} on either side. */
  public Interval interval(double tail) {
    double half = halfWidth(tail);
    return new Interval(mean, mean - half, mean + half);
  }

  /** The same sample, its variance no smaller than what is known of it otherwise. */
  public ModeratedMean withVarianceAtLeast(double least) {
    return new ModeratedMean(n, mean, Math.max(variance, least), degrees);
  }

  /** The same sample with every sign turned: the pair seen from its other member. */
  public ModeratedMean negated() {
    return new ModeratedMean(n, -mean, variance, degrees);
  }
}
