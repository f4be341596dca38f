package org.concurrencyatlas.result;

import java.time.Duration;

/**
 * How one fork measures. Its parts are numbers because they are those of the plan's file.
 *
 * @param warmupMillis least time before the first measured iteration, at least 0
 * @param maxWarmupMillis most of it: when greater than {@code warmupMillis}, a pilot block sets the
 *     warm-up of each cell between the two
 * @param iterations measured iterations, at least 1
 * @param iterationMillis length of an iteration, at least 1
 * @param timeoutMillis after this much wall time the fork is killed
 */
public record Protocol(
    long warmupMillis,
    long maxWarmupMillis,
    int iterations,
    long iterationMillis,
    long timeoutMillis) {

  /**
   * A protocol whose warm-up no pilot changes.
   *
   * @param timeout after this much wall time the fork is killed
   */
  public static Protocol of(Duration warmup, int iterations, Duration iteration, Duration timeout) {
    long millis = warmup.toMillis();
    return new Protocol(millis, millis, iterations, iteration.toMillis(), timeout.toMillis());
  }

  /** The same protocol, in which a pilot may ask for more warm-up, but not for more than this. */
  public Protocol withLongestWarmup(Duration longest) {
    return new Protocol(
        warmupMillis, longest.toMillis(), iterations, iterationMillis, timeoutMillis);
  }

  /** The same protocol with another number of iterations and the time that they need. */
  public Protocol withIterations(int number, Duration timeout) {
    return new Protocol(warmupMillis, maxWarmupMillis, number, iterationMillis, timeout.toMillis());
  }

  /** The same protocol with its warm-up fixed, as a pilot found it. */
  public Protocol withWarmup(long frozenMillis) {
    return new Protocol(frozenMillis, frozenMillis, iterations, iterationMillis, timeoutMillis);
  }

  /** The sentence that names the estimand: what exactly a figure is an estimate of. */
  public String estimand() {
    return "throughput " + window();
  }

  /** When a figure was measured. */
  public String window() {
    return "in [%s s, %s s] of a fresh JVM"
        .formatted(seconds(warmupMillis), seconds(warmupMillis + iterations * iterationMillis));
  }

  private static String seconds(long millis) {
    return millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 1000.0);
  }
}
