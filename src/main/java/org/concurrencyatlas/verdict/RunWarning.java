package org.concurrencyatlas.verdict;

import java.util.List;

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
   * Shards of several machines were put together.
   *
   * @param machines how many that are unlike, at least 2
   */
  record SeveralMachines(int machines) implements RunWarning {}

  /**
   * So many forks were disturbed that no win is certified.
   *
   * @param disturbedShare share of the forks, in (0, 1]
   */
  record Noisy(double disturbedShare) implements RunWarning {}

  /**
   * So many forks of one shard were disturbed that no win of its cells is certified.
   *
   * @param shard which
   * @param count into how many the plan is cut
   * @param disturbedShare share of its forks, in (0, 1]
   */
  record NoisyShard(int shard, int count, double disturbedShare) implements RunWarning {}

  /**
   * The run is a part of a plan that is cut over machines.
   *
   * @param measured the shards that it has, ascending
   * @param missing those that it has not, ascending
   * @param count into how many the plan is cut
   * @param cells how many cells are missing
   */
  record MissingShards(List<Integer> measured, List<Integer> missing, int count, int cells)
      implements RunWarning {
    public MissingShards {
      measured = List.copyOf(measured);
      missing = List.copyOf(missing);
    }
  }

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
