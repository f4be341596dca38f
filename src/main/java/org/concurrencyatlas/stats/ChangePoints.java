package org.concurrencyatlas.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where the mean or the variance of a series changes: the segmentation that minimises the sum of
 * n·ln σ̂² over segments, each change paid for, found by PELT (Killick, Fearnhead and Eckley 2012,
 * "Optimal detection of changepoints with a linear computational cost"). A change costs 3·ln n: the
 * Bayesian information criterion for its place, a mean and a variance.
 */
public final class ChangePoints {
  /** The variance of fewer values is too often small by luck. */
  private static final int SHORTEST = 5;

  private static final double PARAMETERS = 3;

  private final double[] sums;
  private final double[] squares;
  private final double leastVariance;

  private ChangePoints(double[] values, double resolution) {
    leastVariance = resolution * resolution;
    sums = new double[values.length + 1];
    squares = new double[values.length + 1];
    // about the first value, so that squares of large numbers do not cancel
    for (int i = 0; i < values.length; i++) {
      double value = values[i] - values[0];
      sums[i + 1] = sums[i] + value;
      squares[i + 1] = squares[i] + value * value;
    }
  }

  /**
   * Where the segments begin, ascending; the first is 0. Empty for no values.
   *
   * @param values finite
   * @param resolution a standard deviation below this is taken for this, above 0: differences so
   *     small are no changes
   */
  public static List<Integer> starts(double[] values, double resolution) {
    return values.length == 0 ? List.of() : new ChangePoints(values, resolution).starts();
  }

  private List<Integer> starts() {
    int n = sums.length - 1;
    double penalty = PARAMETERS * Math.log(n);
    double[] best = new double[n + 1];
    int[] last = new int[n + 1];
    best[0] = -penalty;
    List<Integer> candidates = new ArrayList<>(List.of(0));
    for (int end = 1; end <= n; end++) {
      best[end] = Double.POSITIVE_INFINITY;
      for (int start : candidates) {
        if (end - start >= SHORTEST) {
          double cost = best[start] + cost(start, end) + penalty;
          if (cost < best[end]) {
            best[end] = cost;
            last[end] = start;
          }
        }
      }
      prune(candidates, best, end);
      candidates.add(end);
    }
    return starts(last);
  }

  /** A start that cannot be the best for this end cannot be for any later one. */
  private void prune(List<Integer> candidates, double[] best, int end) {
    candidates.removeIf(
        start -> end - start >= SHORTEST && best[start] + cost(start, end) > best[end]);
  }

  private static List<Integer> starts(int[] last) {
    List<Integer> starts = new ArrayList<>();
    int end = last.length - 1;
    while (end > 0) {
      starts.add(last[end]);
      end = last[end];
    }
    Collections.reverse(starts);
    return List.copyOf(starts);
  }

  private double cost(int start, int end) {
    int n = end - start;
    double mean = (sums[end] - sums[start]) / n;
    double variance = (squares[end] - squares[start]) / n - mean * mean;
    return n * Math.log(Math.max(variance, leastVariance));
  }
}
