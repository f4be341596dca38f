package org.concurrencyatlas.analysis.comparison;

import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * One factor that most rows share: what a slower machine does to all of them alike, and a change of
 * the code seldom.
 *
 * @param ratio the median of the rows' ratios
 * @param low their first quartile
 * @param high their third quartile
 * @param rows how many there are
 */
public record CommonFactor(double ratio, double low, double high, int rows) {
  /** Of fewer rows nothing is said. */
  public static final int LEAST_ROWS = 5;

  /** A smaller factor does not matter. */
  public static final double LEAST_SHARE = 0.02;

  /** The quartiles may be apart by this part of the factor, in logarithms. */
  private static final double MOST_SPREAD = 0.5;

  /**
   * The factor, if there is one: the median is more than {@value #LEAST_SHARE} away from 1, and
   * half of the rows lie close around it.
   *
   * @param logRatios one a row
   */
  static Optional<CommonFactor> of(double[] logRatios) {
    if (logRatios.length < LEAST_ROWS) {
      return Optional.empty();
    }
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(logRatios);
    double median = percentile.evaluate(50);
    double low = percentile.evaluate(25);
    double high = percentile.evaluate(75);
    boolean shared =
        Math.abs(median) > Math.log1p(LEAST_SHARE) && high - low <= MOST_SPREAD * Math.abs(median);
    return shared
        ? Optional.of(
            new CommonFactor(Math.exp(median), Math.exp(low), Math.exp(high), logRatios.length))
        : Optional.empty();
  }

  double log() {
    return Math.log(ratio);
  }
}
