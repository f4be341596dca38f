package org.concurrencyatlas.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Corrections for asking many questions at once; each returns adjusted p values in the order given.
 */
public final class Multiplicity {
  private Multiplicity() {}

  /**
   * Holm (1979): rejecting the adjusted p ≤ α keeps the chance of any false rejection at α, under
   * any dependence.
   *
   * @param p values in [0, 1]
   */
  public static double[] holm(double[] p) {
    int[] ascending = ascending(p);
    double[] adjusted = new double[p.length];
    double highest = 0;
    for (int rank = 0; rank < p.length; rank++) {
      int i = ascending[rank];
      highest = Math.max(highest, Math.min(1, (p.length - rank) * p[i]));
      adjusted[i] = highest;
    }
    return adjusted;
  }

  /**
   * Benjamini and Hochberg (1995): rejecting the adjusted p ≤ α keeps the expected share of false
   * rejections at α, for independent or positively dependent questions.
   *
   * @param p values in [0, 1]
   */
  public static double[] benjaminiHochberg(double[] p) {
    int[] ascending = ascending(p);
    double[] adjusted = new double[p.length];
    double lowest = 1;
    for (int rank = p.length - 1; rank >= 0; rank--) {
      int i = ascending[rank];
      lowest = Math.min(lowest, p.length * p[i] / (rank + 1));
      adjusted[i] = lowest;
    }
    return adjusted;
  }

  private static int[] ascending(double[] p) {
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> p[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
