package org.concurrencyatlas.workload.data;

/** Turns consecutive numbers into ones that look random, so that a checksum notices every swap. */
public final class SplitMix {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private SplitMix() {}

  /**
   * The n-th output of SplitMix64 seeded with 0 (Steele, Lea and Flood, "Fast splittable
   * pseudorandom number generators", OOPSLA 2014).
   */
  public static long mix(long n) {
    long z = (n + 1) * GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
