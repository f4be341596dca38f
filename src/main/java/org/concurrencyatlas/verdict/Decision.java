package org.concurrencyatlas.verdict;

/** What can be said of a cell. */
public enum Decision {
  /** The leader beats every rival; survives Holm's correction over the whole map. */
  WIN_CERTIFIED,
  /** The leader beats every rival; survives Benjamini–Hochberg only. */
  WIN_PROVISIONAL,
  /** The leader loses at most ε to any rival. */
  EPSILON_BEST,
  /** All survivors are within ε of the leader. */
  TIE,
  /** The forks do not decide; see the survivors and the resolution. */
  INCONCLUSIVE;

  /** Whether the leader beats every rival, however surely. */
  public boolean isWin() {
    return this == WIN_CERTIFIED || this == WIN_PROVISIONAL;
  }
}
