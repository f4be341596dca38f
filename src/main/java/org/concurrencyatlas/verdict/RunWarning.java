package org.concurrencyatlas.verdict;

/** What the reader of a run must know. */
public sealed interface RunWarning {
  /** Nothing was measured. */
  record EmptyJournal() implements RunWarning {}

  /**
   * The journal has forks that the plan does not know.
   *
   * @param forks how many, at least 1
   */
  record ForksOfAnotherPlan(long forks) implements RunWarning {}

  /** The run went on on another machine or JVM, or with another jar. */
  record SeveralEnvironments() implements RunWarning {}

  /**
   * So many forks were disturbed that no win is certified.
   *
   * @param disturbedShare share of the forks, in (0, 1]
   */
  record Noisy(double disturbedShare) implements RunWarning {}

  /**
   * Long forks refuted at their end what the short ones showed.
   *
   * @param refuted in how many cells, at least 1
   */
  record Transient(int refuted) implements RunWarning {}

  /**
   * A method of the user answers otherwise at every call: only the number of answers was checked.
   *
   * @param method as the user wrote it
   */
  record AnswersUnchecked(String method) implements RunWarning {}
}
