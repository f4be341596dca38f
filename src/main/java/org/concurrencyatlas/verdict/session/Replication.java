package org.concurrencyatlas.verdict.session;

/** What can be said of a cell across sessions, from the means of each. */
public enum Replication {
  /** The leader beats every rival; survives Holm's correction over the cells. */
  WIN,
  /** The leader loses at most ε to any rival. */
  EPSILON_BEST,
  /** All that are not shown to be behind are within ε of the leader. */
  TIE,
  /** The sessions do not decide. */
  NOT_SHOWN,
  /** There are two sessions; a claim needs three. */
  TOO_FEW_SESSIONS;

  /** Whether something is shown across sessions. */
  public boolean isReplicated() {
    return switch (this) {
      case WIN, EPSILON_BEST, TIE -> true;
      case NOT_SHOWN, TOO_FEW_SESSIONS -> false;
    };
  }
}
