package org.concurrencyatlas.stats;

/**
 * The result of a two-sided t test of "no difference".
 *
 * @param t the statistic
 * @param degrees its degrees of freedom
 * @param p two-sided p value
 * @param difference the estimated difference with its 95 % interval
 */
public record TTest(double t, double degrees, double p, Interval difference) {
  private static final double HALF_OF_5_PERCENT = 0.025;

  /**
   * Welch's test of the difference of two means, first − second; assumes independent normal values,
   * not equal variances.
   *
   * @param first at least two values
   * @param second at least two values
   */
  public static TTest welch(double[] first, double[] second) {
    Moments a = Moments.of(first);
    Moments b = Moments.of(second);
    double errorA = a.variance() / a.n();
    double errorB = b.variance() / b.n();
    double degrees =
        (errorA + errorB)
            * (errorA + errorB)
            / (errorA * errorA / a.degrees() + errorB * errorB / b.degrees());
    return of(a.mean() - b.mean(), Math.sqrt(errorA + errorB), degrees);
  }

  /**
   * The test of the mean of paired differences; assumes that they are independent and normal.
   *
   * @param first at least two values
   * @param second as many; the i-th values of both belong together
   */
  public static TTest paired(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(first.length + " values beside " + second.length);
    }
    double[] differences = new double[first.length];
    for (int i = 0; i < first.length; i++) {
      differences[i] = first[i] - second[i];
    }
    Moments moments = Moments.of(differences);
    return of(moments.mean(), moments.standardError(), moments.degrees());
  }

  private static TTest of(double difference, double error, double degrees) {
    double half = StudentT.upperQuantile(HALF_OF_5_PERCENT, degrees) * error;
    double t = difference / error;
    return new TTest(
        t,
        degrees,
        StudentT.bothTails(t, degrees),
        new Interval(difference, difference - half, difference + half));
  }
}
