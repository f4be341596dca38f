package org.concurrencyatlas.result;

/**
 * How one fork measures.
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

  /** The same protocol with its warm-up fixed, as a pilot found it. */
  public Protocol withWarmup(long frozenMillis) {
    return new Protocol(frozenMillis, frozenMillis, iterations, iterationMillis, timeoutMillis);
  }

  /** The sentence that names the estimand: what exactly a figure is an estimate of. */
  public String estimand() {
    return "throughput in [%s s, %s s] of a fresh JVM"
        .formatted(seconds(warmupMillis), seconds(warmupMillis + iterations * iterationMillis));
  }

  private static String seconds(long millis) {
    return millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 1000.0);
  }
}
