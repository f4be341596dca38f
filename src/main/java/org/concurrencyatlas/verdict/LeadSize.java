package org.concurrencyatlas.verdict;

/** How large a win is shown to be. */
public enum LeadSize {
  /** By more than 2 %, certified like the win itself. */
  CLEAR,
  /** Ahead, by how much is open. */
  SHOWN,
  /** By less than ε, which does not matter: the interval of the lead ends below it. */
  IMMATERIAL
}
