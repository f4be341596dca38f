package org.concurrencyatlas.stats;

import org.apache.commons.math3.distribution.BetaDistribution;

/** Exact bounds of a probability from counts (Clopper and Pearson 1934). */
public final class BinomialBounds {
  private BinomialBounds() {}

  /**
   * The largest value that the true probability exceeds with the given confidence.
   *
   * @param hits from 0 to trials
   * @param confidence in (0, 1)
   */
  public static double lowerBound(int hits, int trials, double confidence) {
    return hits == 0
        ? 0
        : new BetaDistribution(null, hits, trials - hits + 1.0)
            .inverseCumulativeProbability(1 - confidence);
  }

  /**
   * The smallest value that the true probability stays under with the given confidence.
   *
   * @param hits from 0 to trials
   * @param confidence in (0, 1)
   */
  public static double upperBound(int hits, int trials, double confidence) {
    return 1 - lowerBound(trials - hits, trials, confidence);
  }
}
