package org.concurrencyatlas.race;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.concurrencyatlas.analysis.SteadyState;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Protocol;

/**
 * How long a cell's forks warm up, derived from its pilot forks: until all of them were {@linkplain
 * SteadyState steady}. One warm-up for all contenders of the cell, so that all are measured at the
 * same age. One pilot a contender would be one draw of what the JIT compiler does, so there are
 * two. Simulations in {@code docs/simulation.md} show what the rule finds and what it misses.
 */
public final class SteadyStateDetector {
  /** Pilots of a contender. */
  static final int PILOTS = 2;

  private static final long ITERATION_MILLIS = 500;

  private SteadyStateDetector() {}

  /** Whether the protocol leaves the warm-up to a pilot. */
  static boolean piloted(Protocol protocol) {
    return protocol.maxWarmupMillis() > protocol.warmupMillis();
  }

  /**
   * How a pilot fork measures: from its first moment until it is steady, at most for so long that
   * every warm-up that is allowed can be found.
   */
  static Protocol pilot(Protocol protocol) {
    long warmup = Math.ceilDiv(protocol.maxWarmupMillis(), ITERATION_MILLIS);
    int iterations = (int) (warmup + Math.max(SteadyState.SHORTEST, warmup / 2));
    long timeout = protocol.timeoutMillis() + iterations * ITERATION_MILLIS;
    return Protocol.of(
        Duration.ZERO, iterations, Duration.ofMillis(ITERATION_MILLIS), Duration.ofMillis(timeout));
  }

  /** The time of a pilot that is steady from its first moment on. */
  static long leastPilotMillis() {
    return SteadyState.SHORTEST * ITERATION_MILLIS;
  }

  /** Whether a pilot with these iterations is found to be steady, so that it may end. */
  public static boolean found(List<Iteration> iterations) {
    return SteadyState.from(iterations).isPresent();
  }

  /**
   * The warm-up of a cell.
   *
   * @param pilots the pilot forks of the cell; one that failed is ignored, and if none succeeded
   *     the longest warm-up is taken
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

  /** When the fork was warm, to half a second; never is the most. */
  private static long warmAfterMillis(List<Iteration> iterations) {
    OptionalInt first = SteadyState.from(iterations);
    if (first.isEmpty()) {
      return Long.MAX_VALUE;
    }
    double nanos =
        iterations.subList(0, first.getAsInt()).stream().mapToDouble(Iteration::nanos).sum();
    return ITERATION_MILLIS * Math.round(nanos / 1e6 / ITERATION_MILLIS);
  }
}
