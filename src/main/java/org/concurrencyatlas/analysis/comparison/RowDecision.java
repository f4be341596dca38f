package org.concurrencyatlas.analysis.comparison;

/** What the replicates say of a row. */
public enum RowDecision {
  /** The second side is slower, or uses more. */
  SLOWER,
  /**
   * There is a difference, and not one of the code alone: the two sides were measured under other
   * settings, or more of the metric is neither better nor worse.
   */
  DIFFERENT,
  /** These replicates do not decide. */
  UNDECIDED,
  /** A side has too few replicates for any statement. */
  NOT_CERTIFIED,
  /** Shown to be within ε. */
  NO_DIFFERENCE,
  /** The second side is faster, or uses less. */
  FASTER;

  /** Whether a difference from none was shown. */
  public boolean isDifference() {
    return this == SLOWER || this == DIFFERENT || this == FASTER;
  }
}
