package org.concurrencyatlas.verdict;

import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Interval;

/** What the reader of a cell must know. */
public sealed interface CellWarning {
  /**
   * Nothing may be concluded from the figures.
   *
   * @param cause why
   */
  record NotComparable(Incomparable cause) implements CellWarning {}

  /** Fewer than two contenders succeeded. */
  record NoContest() implements CellWarning {}

  /**
   * There are too few blocks for a verdict.
   *
   * @param blocks complete blocks
   * @param first blocks at the first look of the plan
   */
  record BeforeFirstLook(int blocks, int first) implements CellWarning {}

  /**
   * Two contenders differ by the same factor in every block, so that nothing can be tested.
   *
   * @param one the first
   * @param other the second
   */
  record NoVariance(Contender one, Contender other) implements CellWarning {}

  /**
   * A contender was found to differ from its own copy, which shows a fault in the measurement.
   *
   * @param one the first
   * @param other its copy
   */
  record CopiesDiffer(Contender one, Contender other) implements CellWarning {}

  /**
   * The leader won early, and by the last look its lead may be none.
   *
   * @param wonAt blocks at the look that showed the win
   * @param blocks blocks at the last look
   * @param lead its lead over the next at the last look, a ratio
   */
  record LeadNotHeld(int wonAt, int blocks, Interval lead) implements CellWarning {}

  /**
   * The forks of a contender fall into groups.
   *
   * @param contender who
   */
  record Multimodal(Contender contender) implements CellWarning {}

  /**
   * A pilot of a contender was not steady within the longest warm-up that the profile allows.
   *
   * @param contender who
   */
  record NeverSteady(Contender contender) implements CellWarning {}

  /**
   * A contender cannot win.
   *
   * @param contender who
   * @param exclusion why
   */
  record CannotWin(Contender contender, Exclusion exclusion) implements CellWarning {}

  /**
   * A contender that cannot win was faster than the leader where it succeeded.
   *
   * @param contender who
   */
  record FasterThanLeader(Contender contender) implements CellWarning {}
}
