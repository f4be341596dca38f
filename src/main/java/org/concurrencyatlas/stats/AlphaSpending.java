package org.concurrencyatlas.stats;

/**
 * How the error rate is spent over planned looks (a weighted Bonferroni bound): testing p/w at each
 * look keeps the rate under any rule of stopping because the weights add up to at most 1.
 */
public final class AlphaSpending {
  private static final double[] WEIGHTS = {0.3, 0.3, 0.2, 0.1};

  private AlphaSpending() {}

  /**
   * The weight of a look: .3, .3, .2, .1, then half of the one before, .05, .025 and so on. A plan
   * with fewer looks does not spend the rest, so that it can be extended later.
   *
   * @param look position of the look in the plan, from 0
   */
  public static double of(int look) {
    return look < WEIGHTS.length
        ? WEIGHTS[look]
        : Math.scalb(WEIGHTS[WEIGHTS.length - 1], WEIGHTS.length - 1 - look);
  }
}
