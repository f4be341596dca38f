package org.concurrencyatlas.verdict;

import org.concurrencyatlas.stats.Interval;

/**
 * Mean over forks of the change of the iterations' times from the first half to the second.
 *
 * @param share as a share, with its 95 % interval; positive when the forks got slower
 */
public record Drift(Interval share) {
  /** A change inside ±2 % is none. */
  private static final double STEADY = 0.02;

  /** What can be said of it. */
  public enum State {
    /** The interval lies inside ±2 %. */
    STEADY,
    /** The interval excludes 0. */
    DRIFTING,
    /** Neither, or there are too few forks. */
    UNKNOWN
  }

  public State state() {
    if (-STEADY < share.low() && share.high() < STEADY) {
      return State.STEADY;
    }
    return share.low() > 0 || share.high() < 0 ? State.DRIFTING : State.UNKNOWN;
  }
}
