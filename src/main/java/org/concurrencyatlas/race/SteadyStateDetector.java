package org.concurrencyatlas.race;

import java.time.Duration;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Protocol;

/**
 * How long a cell's forks warm up, as its pilot forks tell. A pilot is warm at the first moment at
 * which one of two things is true of its half-second iterations from there on:
 *
 * <ul>
 *   <li>the medians of three consecutive windows of four span at most 2 %: soon true of a fork
 *       whose iterations hardly scatter;
 *   <li>the mean of the next ten, which is what a fork would measure, is within 2 % of the mean of
 *       all that followed them, at least twelve: soon true of one whose iterations scatter more
 *       than 2 %, which would pass the first only by luck, and late.
 * </ul>
 *
 * <p>One warm-up for all contenders of the cell, the largest of theirs, so that all are measured at
 * the same age. What the rule finds and what it overlooks is simulated in {@code
 * docs/simulation.md}.
 */
public final class SteadyStateDetector {
  private static final long ITERATION_MILLIS = 500;
  private static final int WINDOW = 4;
  private static final int WINDOWS = 3;
  private static final int SPANNED = WINDOW * WINDOWS;
  private static final int MEASURED = 10;
  private static final double STEADY = Math.log(1.02);

  private SteadyStateDetector() {}

  /** Whether the protocol leaves the warm-up to a pilot. */
  static boolean piloted(Protocol protocol) {
    return protocol.maxWarmupMillis() > protocol.warmupMillis();
  }

  /**
   * How a pilot fork measures: from its first moment until it is steady, at most until three
   * windows after the longest warm-up, so that every warm-up that is allowed can be found.
   */
  static Protocol pilot(Protocol protocol) {
    int iterations = (int) Math.ceilDiv(protocol.maxWarmupMillis(), ITERATION_MILLIS) + SPANNED;
    long timeout = protocol.timeoutMillis() + iterations * ITERATION_MILLIS;
    return Protocol.of(
        Duration.ZERO, iterations, Duration.ofMillis(ITERATION_MILLIS), Duration.ofMillis(timeout));
  }

  /** The time of a pilot that is steady from its first moment on. */
  static long leastPilotMillis() {
    return SPANNED * ITERATION_MILLIS;
  }

  /** Whether a pilot that has shown these iterations has told all it can. */
  public static boolean found(List<Iteration> iterations) {
    return warmAt(iterations).isPresent();
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
            .mapToLong(pilot -> warmAfterMillis(pilot.iterations()))
            .max()
            .orElse(Long.MAX_VALUE);
    return Math.clamp(longest, protocol.warmupMillis(), protocol.maxWarmupMillis());
  }

  /** When the fork was warm, rounded up to half a second; never is the most. */
  private static long warmAfterMillis(List<Iteration> iterations) {
    OptionalInt first = warmAt(iterations);
    if (first.isEmpty()) {
      return Long.MAX_VALUE;
    }
    double nanos =
        iterations.subList(0, first.getAsInt()).stream()
            .mapToDouble(iteration -> iteration.batches() * iteration.nanosPerBatch())
            .sum();
    return ITERATION_MILLIS * (long) Math.ceil(nanos / 1e6 / ITERATION_MILLIS - 1e-6);
  }

  /** The first iteration of a warm fork. */
  private static OptionalInt warmAt(List<Iteration> iterations) {
    double[] times = iterations.stream().mapToDouble(i -> Math.log(i.nanosPerBatch())).toArray();
    return IntStream.rangeClosed(0, times.length - SPANNED)
        .filter(first -> windowsAgree(times, first) || measuredAgreesWithRest(times, first))
        .findFirst();
  }

  private static boolean windowsAgree(double[] times, int first) {
    DoubleSummaryStatistics medians =
        IntStream.range(0, WINDOWS)
            .mapToDouble(window -> median(times, first + window * WINDOW))
            .summaryStatistics();
    return medians.getMax() - medians.getMin() <= STEADY;
  }

  private static boolean measuredAgreesWithRest(double[] times, int first) {
    int rest = first + MEASURED;
    return rest + SPANNED <= times.length
        && Math.abs(mean(times, first, rest) - mean(times, rest, times.length)) <= STEADY;
  }

  private static double median(double[] times, int first) {
    double[] window = Arrays.copyOfRange(times, first, first + WINDOW);
    Arrays.sort(window);
    return (window[WINDOW / 2 - 1] + window[WINDOW / 2]) / 2;
  }

  private static double mean(double[] times, int from, int to) {
    return Arrays.stream(times, from, to).average().orElseThrow();
  }
}
