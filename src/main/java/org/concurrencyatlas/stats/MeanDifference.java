package org.concurrencyatlas.stats;

/**
 * The difference of the means of two independent samples whose variances need not be equal (Welch
 * 1947, with the degrees of freedom of Satterthwaite 1946). Assumes independent values, each sample
 * from a normal distribution of its own.
 *
 * @param difference mean of the first minus mean of the second
 * @param standardError of the difference; 0 when neither sample scatters
 * @param degrees degrees of freedom of the standard error; fractional
 */
public record MeanDifference(double difference, double standardError, double degrees) {
  /**
   * Welch's difference of two samples.
   *
   * @param first at least two values
   * @param second at least two values
   */
  public static MeanDifference of(Moments first, Moments second) {
    return of(first, second, VariancePrior.NONE);
  }

  /**
   * The same with both variances moderated by a pool, each unless its own contradicts the pool. The
   * pool's degrees are lent to both, which the sum of Satterthwaite would count twice: the degrees
   * are at most ν₁ + ν₂ + d₀.
   *
   * @param first at least two values
   * @param second at least two values
   */
  public static MeanDifference of(Moments first, Moments second, VariancePrior pool) {
    ModeratedMean one = pool.moderateUnlessContradicted(first);
    ModeratedMean other = pool.moderateUnlessContradicted(second);
    double a = one.variance() / one.n();
    double b = other.variance() / other.n();
    double most = first.degrees() + second.degrees() + pool.degrees();
    double degrees = (a + b) * (a + b) / (a * a / one.degrees() + b * b / other.degrees());
    return new MeanDifference(
        one.mean() - other.mean(),
        Math.sqrt(a + b),
        a + b == 0 ? first.degrees() + second.degrees() : Math.min(degrees, most));
  }

  /** The same difference less a shift whose own variance is known. */
  public MeanDifference less(double shift, double shiftVariance) {
    return new MeanDifference(
        difference - shift, Math.sqrt(standardError * standardError + shiftVariance), degrees);
  }

  /** The t statistic of "there is no difference". */
  public double t() {
    return difference / standardError;
  }

  /** Two-sided p value of "there is a difference". */
  public double pDifferent() {
    return StudentT.bothTails(t(), degrees);
  }

  /**
   * P value of "the true difference lies within ±margin": the larger of two one-sided tests (TOST;
   * Schuirmann 1987).
   */
  public double pWithin(double margin) {
    return asMean().pWithin(margin);
  }

  /** The interval that leaves {@code tail} on either side. */
  public Interval interval(double tail) {
    return asMean().interval(tail);
  }

  /**
   * The smallest true difference that a two-sided test would show with the given power: (t₁₋ₜₐᵢₗ +
   * t_power)·SE, Lehr's rule with t quantiles.
   *
   * @param tail of the test on either side, in (0, 0.5)
   * @param power in (0.5, 1)
   */
  public double detectable(double tail, double power) {
    return (StudentT.upperQuantile(tail, degrees) + StudentT.upperQuantile(1 - power, degrees))
        * standardError;
  }

  /** One value with the variance of the difference: its tests are those of a mean. */
  private ModeratedMean asMean() {
    return new ModeratedMean(1, difference, standardError * standardError, degrees);
  }
}
