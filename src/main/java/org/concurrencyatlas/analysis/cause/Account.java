package org.concurrencyatlas.analysis.cause;

/**
 * What a cause makes of a gap.
 *
 * @param share of the gap that it accounts for: above 1 where something else made up for a part of
 *     it, infinite where a queue with that alone would not keep up, NaN when unknown
 */
public record Account(Cause cause, double share) {
  /** A smaller part explains less than what is left open. */
  public static final double LEAST = 0.5;

  /** Whether it is at least half of the gap. */
  public boolean explains() {
    return share >= LEAST;
  }
}
