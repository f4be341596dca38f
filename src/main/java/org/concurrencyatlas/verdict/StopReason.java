package org.concurrencyatlas.verdict;

/** Why no more blocks of a cell were run. */
public sealed interface StopReason {
  /**
   * The leader won.
   *
   * @param blocks after how many blocks
   */
  record Won(int blocks) implements StopReason {}

  /**
   * All that were left were shown to be within ε.
   *
   * @param blocks after how many blocks
   */
  record Tied(int blocks) implements StopReason {}

  /**
   * The leader loses at most ε to any rival, and no stronger verdict was in reach.
   *
   * @param blocks after how many blocks
   * @param last blocks at the last look of the plan
   */
  record EpsilonBest(int blocks, int last) implements StopReason {}

  /**
   * No verdict was in reach any more.
   *
   * @param blocks after how many blocks
   * @param last blocks at the last look of the plan
   */
  record Futile(int blocks, int last) implements StopReason {}

  /**
   * All that was planned was run.
   *
   * @param blocks how many blocks
   */
  record PlanExhausted(int blocks) implements StopReason {}

  /** Fewer than two contenders succeeded. */
  record NoContest() implements StopReason {}

  /**
   * Nothing may be concluded from the figures.
   *
   * @param cause why
   */
  record NotComparable(Incomparable cause) implements StopReason {}

  /**
   * The run ended before the cell began.
   *
   * @param spentMillis time that the run took, milliseconds
   * @param budgetMillis time that it was given, milliseconds
   */
  record NotBegun(long spentMillis, long budgetMillis) implements StopReason {}

  /**
   * The cell belongs to a shard that this run does not have.
   *
   * @param shard which, from 1
   * @param count into how many the plan is cut
   */
  record InAnotherShard(int shard, int count) implements StopReason {}

  /**
   * The run ended before the cell was decided.
   *
   * @param blocks complete blocks
   * @param last blocks at the last look of the plan
   * @param spentMillis time that the run took, milliseconds
   * @param budgetMillis time that it was given, milliseconds
   */
  record RunEnded(int blocks, int last, long spentMillis, long budgetMillis)
      implements StopReason {}
}
