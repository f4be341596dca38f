package org.concurrencyatlas.verdict;

/** How large a win is shown to be. */
public enum LeadSize {
  /** By more than 2 %, certified like the win itself. */
  CLEAR,
  /** Ahead, by how much is open. */
  SHOWN,
  /** By less than ε, which does not matter: the interval of the lead ends below it. */
  IMMATERIAL;

  /** A lead of more than this share is a clear one, where that is shown: δ₀. */
  public static final double CLEAR_SHARE = 0.02;
}
