package org.concurrencyatlas.result;

/**
 * What a race condition cost: updates that another one overwrote.
 *
 * @param lost updates that are missing at the end of a batch, at least 1
 * @param made updates that its tasks made, at least {@code lost}
 */
public record LostUpdates(long lost, long made) {
  /** The share that was lost, above 0 and at most 1. */
  public double share() {
    return (double) lost / (double) made;
  }
}
