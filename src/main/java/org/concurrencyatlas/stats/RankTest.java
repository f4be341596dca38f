package org.concurrencyatlas.stats;

import java.util.Arrays;

/**
 * An exact rank test: its p values come from the distribution of the statistic over all equally
 * likely arrangements of the ranks that were seen. Tied values share their mean rank, and the
 * distribution is that of those very ranks, so ties are exact too (the conditional permutation
 * distribution). Descriptive: no verdict rests on it.
 *
 * @param statistic V, the sum of the ranks of the positive differences, or W, how often a value of
 *     the first sample exceeds one of the second, ties counting half
 * @param pGreater probability of a statistic as large or larger when nothing differs
 * @param pLess probability of a statistic as small or smaller when nothing differs
 */
public record RankTest(double statistic, double pGreater, double pLess) {
  /** Two-sided p value: twice the smaller tail, at most 1. */
  public double pTwoSided() {
    return Math.min(1, 2 * Math.min(pGreater, pLess));
  }

  /**
   * Wilcoxon's signed-rank test of "the differences are symmetric around 0". Differences of exactly
   * 0 say nothing about a direction and are left out, as Wilcoxon did.
   *
   * @param differences a few hundred at most: time and memory grow with the third and second power
   */
  public static RankTest signedRank(double... differences) {
    double[] nonZero = Arrays.stream(differences).filter(d -> d != 0).toArray();
    int[] ranks = doubledRanks(Arrays.stream(nonZero).map(Math::abs).toArray());
    double[] ways = {1};
    int positive = 0;
    for (int i = 0; i < ranks.length; i++) {
      ways = halves(ways, ranks[i]);
      positive += nonZero[i] > 0 ? ranks[i] : 0;
    }
    return new RankTest(positive / 2.0, tailFrom(ways, positive), tailTo(ways, positive));
  }

  /**
   * Wilcoxon's rank-sum test (Mann and Whitney's) of "both samples come from one distribution".
   *
   * @param first up to some hundred values
   * @param second up to some hundred values
   */
  public static RankTest rankSum(double[] first, double[] second) {
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    int[] ranks = doubledRanks(all);
    int sum = Arrays.stream(ranks, 0, first.length).sum();
    double[] shares = sumsOfChosen(ranks, first.length);
    double least = first.length * (first.length + 1) / 2.0;
    return new RankTest(sum / 2.0 - least, tailFrom(shares, sum), tailTo(shares, sum));
  }

  /** Twice the mean ranks, from 2 on: whole numbers even when ties share a rank. */
  private static int[] doubledRanks(double[] values) {
    int[] ranks = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      for (double other : values) {
        ranks[i] += other < values[i] ? 2 : other == values[i] ? 1 : 0;
      }
      ranks[i]++;
    }
    return ranks;
  }

  /** The distribution after one more rank that is in the sum or not with equal chance. */
  private static double[] halves(double[] ways, int rank) {
    double[] next = new double[ways.length + rank];
    for (int sum = 0; sum < ways.length; sum++) {
      next[sum] += ways[sum] / 2;
      next[sum + rank] += ways[sum] / 2;
    }
    return next;
  }

  /** The distribution of the sum of {@code chosen} ranks drawn without replacement. */
  private static double[] sumsOfChosen(int[] ranks, int chosen) {
    int most = Arrays.stream(ranks).sum();
    double[][] share = new double[chosen + 1][most + 1];
    share[0][0] = 1;
    for (int seen = 0; seen < ranks.length; seen++) {
      for (int count = Math.min(seen + 1, chosen); count >= 0; count--) {
        // Of the seen + 1 ranks, count are in: each arrangement is made from the one without the
        // new
        // rank (left out with chance 1 − count/(seen+1)) or with it.
        double in = (double) count / (seen + 1);
        for (int sum = most; sum >= 0; sum--) {
          double without = count <= seen ? share[count][sum] * (1 - in) : 0;
          double with =
              count > 0 && sum >= ranks[seen] ? share[count - 1][sum - ranks[seen]] * in : 0;
          share[count][sum] = without + with;
        }
      }
    }
    return share[chosen];
  }

  private static double tailFrom(double[] shares, int from) {
    return Math.min(1, Arrays.stream(shares, from, shares.length).sum());
  }

  private static double tailTo(double[] shares, int to) {
    return Math.min(1, Arrays.stream(shares, 0, to + 1).sum());
  }
}
