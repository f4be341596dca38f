package org.concurrencyatlas.analysis.comparison;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.analysis.rows.Row;
import org.concurrencyatlas.analysis.rows.RowKey;
import org.concurrencyatlas.stats.Interval;

/**
 * A row that has figures on both sides.
 *
 * @param first the one side, which the other is compared with
 * @param second the other side
 * @param firstMean geometric mean over the first side's values, in its unit
 * @param secondMean the same of the second, in the first's unit
 * @param ratio how many times as slow the second is as the first, or how many times as much it
 *     uses: above 1 is worse; of a metric without direction second over first. With its 95 %
 *     interval for this row alone; without one where nothing is certified
 * @param beyondCommon the same without the factor that all rows share; {@code ratio} where they
 *     share none
 * @param p that of "there is a difference (beyond the common factor)", two-sided, by Holm over all
 *     rows; NaN where nothing is certified
 * @param decision what the replicates say
 * @param withinEpsilon whether the difference is shown to be within ε, by two one-sided tests and
 *     Holm over all rows
 * @param detectable a difference of this share would have been shown with 80 % power; NaN where
 *     nothing is certified
 * @param uncertified why nothing is certified; empty otherwise
 * @param differing names of the settings in which the sides differ
 */
public record RowComparison(
    Row first,
    Row second,
    double firstMean,
    double secondMean,
    Interval ratio,
    Interval beyondCommon,
    double p,
    RowDecision decision,
    boolean withinEpsilon,
    double detectable,
    Optional<Uncertified> uncertified,
    List<String> differing) {
  public RowComparison {
    differing = List.copyOf(differing);
  }

  /** What it is a row of. */
  public RowKey key() {
    return first.key();
  }
}
