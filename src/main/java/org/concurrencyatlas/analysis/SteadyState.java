package org.concurrencyatlas.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.stats.ChangePoints;

/**
 * Finds when a JVM that was measured from its start became warm. The log times of its iterations
 * are cut at their change points; the segments at the end whose means are within 2 % of the last
 * one's count as one. The JVM is warm from where that stretch begins, if it is long enough: ten
 * iterations, as many as a fork measures, half of the time before it, and no trend of 2 % from its
 * first half to its second (after Barrett et al. 2017, "Virtual machine warmup blows hot and
 * cold"). A JVM may never be.
 */
public final class SteadyState {
  /** A stretch of fewer iterations shows nothing. */
  public static final int SHORTEST = 10;

  private static final double TOLERANCE = Math.log(1.02);

  /** Log times that differ by less are alike. */
  private static final double RESOLUTION = 0.002;

  private SteadyState() {}

  /** The first iteration of the warm JVM; empty when it is not shown to be warm. */
  public static OptionalInt from(List<Iteration> iterations) {
    double[] times =
        iterations.stream().mapToDouble(each -> Math.log(each.nanosPerBatch())).toArray();
    if (times.length < SHORTEST) {
      return OptionalInt.empty();
    }
    int first = lastStretch(times);
    int length = times.length - first;
    boolean steady =
        length >= Math.max(SHORTEST, first / 2)
            && differBy(times, first, first + length / 2, times.length) <= TOLERANCE;
    return steady ? OptionalInt.of(first) : OptionalInt.empty();
  }

  /** Where the segments begin whose means are all within the tolerance of the last one's. */
  private static int lastStretch(double[] times) {
    List<Integer> starts = ChangePoints.starts(times, RESOLUTION);
    double last = mean(times, starts.getLast(), times.length);
    int first = starts.getLast();
    for (int i = starts.size() - 2; i >= 0; i--) {
      if (Math.abs(mean(times, starts.get(i), starts.get(i + 1)) - last) > TOLERANCE) {
        break;
      }
      first = starts.get(i);
    }
    return first;
  }

  private static double differBy(double[] times, int from, int middle, int to) {
    return Math.abs(mean(times, middle, to) - mean(times, from, middle));
  }

  private static double mean(double[] times, int from, int to) {
    return Arrays.stream(times, from, to).average().orElseThrow();
  }
}
