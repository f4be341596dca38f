package org.concurrencyatlas.analysis.contest;

/** What can be said of a contest. */
public enum ContestOutcome {
  /** One row is shown to be better than every other. */
  BEST,
  /** The same, and its lead is shown to be below ε. */
  IMMATERIAL,
  /** Some rows are shown to be within ε of the best value, and all others to be behind it. */
  TIE,
  /** The forks do not decide. */
  UNDECIDED,
  /** A row has no forks, a single one, or forks that are all alike: nothing can be shown. */
  NOT_CERTIFIED,
  /** The rows were not measured under the same settings: a difference need not be the code's. */
  NOT_ALIKE,
  /** There is one row with a figure, and none to hold it against. */
  NO_RIVAL,
  /** No row has a figure. */
  NO_FIGURES;

  /** Whether something was shown. */
  public boolean isDecided() {
    return this == BEST || this == IMMATERIAL || this == TIE;
  }
}
