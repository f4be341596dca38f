package org.concurrencyatlas.run;

import java.util.Arrays;
import java.util.List;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Protocol;

/**
 * How long a cell's forks warm up, as its pilot forks tell: until the medians of three consecutive
 * windows of four half-second iterations span at most 2 %. One warm-up for all contenders of the
 * cell, the largest of theirs, so that all are measured at the same age.
 */
final class WarmUp {
  private static final long ITERATION_MILLIS = 500;
  private static final int WINDOW = 4;
  private static final int WINDOWS = 3;
  private static final double STEADY = 1.02;

  private WarmUp() {}

  /** Whether the protocol leaves the warm-up to a pilot. */
  static boolean piloted(Protocol protocol) {
    return protocol.maxWarmupMillis() > protocol.warmupMillis();
  }

  /**
   * How a pilot fork measures: from its first moment until it is steady, at most until three
   * windows after the longest warm-up, so that every warm-up that is allowed can be found.
   */
  static Protocol pilot(Protocol protocol) {
    int iterations =
        (int) Math.ceilDiv(protocol.maxWarmupMillis(), ITERATION_MILLIS) + WINDOW * WINDOWS;
    long timeout = protocol.timeoutMillis() + iterations * ITERATION_MILLIS;
    return new Protocol(0, 0, iterations, ITERATION_MILLIS, timeout);
  }

  /** The time of a pilot that is steady from its first moment on. */
  static long leastPilotMillis() {
    return WINDOW * WINDOWS * ITERATION_MILLIS;
  }

  /** Whether a pilot has told all it can: its last three windows are steady. */
  static boolean steadyAtEnd(List<Iteration> iterations) {
    int from = iterations.size() - WINDOW * WINDOWS;
    return from >= 0 && steady(iterations.subList(from, iterations.size()));
  }

  /**
   * The warm-up of a cell.
   *
   * @param pilots the pilot forks of the cell; one that failed tells nothing, and when none
   *     succeeded the most is taken
   */
  static long millis(Protocol protocol, List<ForkResult> pilots) {
    if (!piloted(protocol)) {
      return protocol.warmupMillis();
    }
    long longest =
        pilots.stream()
            .filter(pilot -> pilot.outcome().ok())
            .mapToLong(pilot -> steadyAfterMillis(pilot.iterations()))
            .max()
            .orElse(Long.MAX_VALUE);
    return Math.clamp(longest, protocol.warmupMillis(), protocol.maxWarmupMillis());
  }

  /** Where the first three steady windows begin, rounded up to half a second; never is the most. */
  private static long steadyAfterMillis(List<Iteration> iterations) {
    double nanos = 0;
    for (int i = 0; i + WINDOW * WINDOWS <= iterations.size(); i++) {
      if (steady(iterations.subList(i, i + WINDOW * WINDOWS))) {
        return ITERATION_MILLIS * (long) Math.ceil(nanos / 1e6 / ITERATION_MILLIS - 1e-6);
      }
      nanos += iterations.get(i).batches() * iterations.get(i).nanosPerBatch();
    }
    return Long.MAX_VALUE;
  }

  private static boolean steady(List<Iteration> iterations) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int window = 0; window < WINDOWS; window++) {
      double median = median(iterations.subList(window * WINDOW, (window + 1) * WINDOW));
      least = Math.min(least, median);
      most = Math.max(most, median);
    }
    return most <= STEADY * least;
  }

  private static double median(List<Iteration> window) {
    double[] times = window.stream().mapToDouble(Iteration::nanosPerBatch).toArray();
    Arrays.sort(times);
    return (times[WINDOW / 2 - 1] + times[WINDOW / 2]) / 2;
  }
}
