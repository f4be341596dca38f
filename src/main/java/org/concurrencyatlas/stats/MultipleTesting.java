package org.concurrencyatlas.stats;

import java.util.Arrays;

/**
 * Corrections for asking many questions at once; each returns adjusted p values in the order given.
 */
public final class MultipleTesting {
  private MultipleTesting() {}

  /**
   * Holm (1979): rejecting the adjusted p ≤ α keeps the chance of any false rejection at α, under
   * any dependence.
   *
   * @param p values in [0, 1]
   */
  public static double[] holm(double[] p) {
    double[] ascending = p.clone();
    Arrays.sort(ascending);
    double[] adjusted = new double[p.length];
    double highest = 0;
    for (int rank = 0; rank < p.length; rank++) {
      highest = Math.max(highest, Math.min(1, (p.length - rank) * ascending[rank]));
      adjusted[rank] = highest;
    }
    return inGivenOrder(p, ascending, adjusted);
  }

  /**
   * Which questions Holm's procedure rejects: those whose {@link #holm} value is at most α. Found
   * in a few passes without sorting, for a race asks this at every look.
   *
   * @param p values in [0, 1]
   * @param alpha the error rate over all questions, below 1
   */
  public static boolean[] rejectedByHolm(double[] p, double alpha) {
    boolean[] rejected = new boolean[p.length];
    int before = -1;
    int count = 0;
    while (count > before) {
      before = count;
      count = 0;
      for (int i = 0; i < p.length; i++) {
        rejected[i] = (p.length - before) * p[i] <= alpha;
        count += rejected[i] ? 1 : 0;
      }
    }
    return rejected;
  }

  /**
   * Benjamini and Hochberg (1995): rejecting the adjusted p ≤ α keeps the expected share of false
   * rejections at α, for independent or positively dependent questions.
   *
   * @param p values in [0, 1]
   */
  public static double[] benjaminiHochberg(double[] p) {
    double[] ascending = p.clone();
    Arrays.sort(ascending);
    double[] adjusted = new double[p.length];
    double lowest = 1;
    for (int rank = p.length - 1; rank >= 0; rank--) {
      lowest = Math.min(lowest, p.length * ascending[rank] / (rank + 1));
      adjusted[rank] = lowest;
    }
    return inGivenOrder(p, ascending, adjusted);
  }

  /** The adjusted values by rank, put where their p stands; equal p have equal adjusted values. */
  private static double[] inGivenOrder(double[] p, double[] ascending, double[] adjusted) {
    double[] given = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      given[i] = adjusted[Arrays.binarySearch(ascending, p[i])];
    }
    return given;
  }
}
