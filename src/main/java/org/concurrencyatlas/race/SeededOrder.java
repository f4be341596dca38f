package org.concurrencyatlas.race;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random orders that follow from the seed of the plan alone, the same on every machine. */
public final class SeededOrder {
  /** Weyl constant of SplitMix64: spreads the keys before they are mixed. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private SeededOrder() {}

  /**
   * A shuffled copy.
   *
   * @param seed the plan's seed
   * @param keys what the order is for: other keys give an independent order
   */
  public static <T> List<T> shuffled(List<T> items, long seed, long... keys) {
    long state = mix(seed);
    for (long key : keys) {
      state = mix(state + GOLDEN * (key + 1));
    }
    List<T> copy = new ArrayList<>(items);
    Collections.shuffle(copy, new Random(state));
    return copy;
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
