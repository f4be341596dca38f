package org.concurrencyatlas.machine;

/**
 * A fixed integer loop, about 50 ms on a processor of 2026: when it takes longer than the session's
 * median, the processor was slower or shared.
 */
final class SpinProbe {
  /** Chosen once so that five passes take about 50 ms; only ratios within a session are used. */
  private static final int STEPS = 8_000_000;

  private static final int PASSES = 5;

  private SpinProbe() {}

  /** The fastest of a few passes, nanoseconds a pass; the minimum leaves out lone interruptions. */
  static double nanos() {
    long best = Long.MAX_VALUE;
    long seed = System.nanoTime();
    for (int pass = 0; pass < PASSES; pass++) {
      long start = System.nanoTime();
      seed = spin(seed);
      best = Math.min(best, System.nanoTime() - start);
    }
    // The result is used, so that the loop cannot be optimised away.
    return seed == 0 ? best + 1 : best;
  }

  private static long spin(long seed) {
    long x = seed | 1;
    for (int i = 0; i < STEPS; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }
}
