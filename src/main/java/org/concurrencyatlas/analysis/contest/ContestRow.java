package org.concurrencyatlas.analysis.contest;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.analysis.comparison.Uncertified;
import org.concurrencyatlas.analysis.rows.Row;
import org.concurrencyatlas.analysis.rows.RowProblem;
import org.concurrencyatlas.stats.Interval;

/**
 * A contender in a contest.
 *
 * @param contender its name in the contest
 * @param row its figures as the file has them
 * @param value geometric mean over the replicates in the contest's unit, with the 95 % interval of
 *     this row alone where it has three replicates or more; NaN where it is unknown
 * @param values the replicates in the contest's unit; empty where they are unknown
 * @param state what is shown of it
 * @param ratio how many times as slow it is as the best value, 1 for that itself; with a 95 %
 *     interval where both have forks; NaN where it is unknown
 * @param uncertified why nothing can be shown of it; empty where something can
 * @param problem why it has no figure; empty where it has one
 */
public record ContestRow(
    String contender,
    Row row,
    Interval value,
    List<Double> values,
    State state,
    Interval ratio,
    Optional<Uncertified> uncertified,
    Optional<RowProblem> problem) {
  public ContestRow {
    values = List.copyOf(values);
  }

  /** What is shown of a contender. */
  public enum State {
    /** Better than every other. */
    BEST,
    /** Within ε of the best value, or the best value itself of a tie. */
    TIED,
    /** Behind the best value. */
    BEHIND,
    /** Nothing. */
    OPEN,
    /** It has no figure. */
    UNKNOWN
  }
}
