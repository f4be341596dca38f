package org.concurrencyatlas.verdict;

import org.concurrencyatlas.stats.Interval;

/**
 * Whether what was found of the leader and the next holds beyond the time that was measured.
 *
 * @param state what the forks say of it
 * @param change of the leader's throughput over that of the next, from the first half of a fork's
 *     iterations to the second, as a factor with its 95 % interval over blocks; NaN when unknown
 */
public record Lasting(State state, Interval change) {
  /** What can be said. */
  public enum State {
    /** The change lies inside ±ε/2, and the JVMs were not young any more. */
    STEADY,
    /** The lead shrinks, by more than ε/2. */
    TRANSIENT,
    /** The forks say neither. */
    NOT_CHECKED
  }
}
