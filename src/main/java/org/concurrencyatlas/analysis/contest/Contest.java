package org.concurrencyatlas.analysis.contest;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.analysis.comparison.Uncertified;
import org.concurrencyatlas.result.jmh.Direction;
import org.concurrencyatlas.stats.Interval;

/**
 * Rows that are held against each other.
 *
 * @param place where they meet
 * @param by what they differ in: a parameter, or {@link Place#BENCHMARK}; empty for a row that has
 *     no part in any contest
 * @param direction which way a figure is better
 * @param unit of the figures
 * @param rows the best value first, those without a figure last; at least one
 * @param outcome what can be said
 * @param p that of "the best value is better than every other", by Holm over all contests of the
 *     file; NaN where nothing is tested
 * @param differing names of the settings in which the rows differ
 */
public record Contest(
    Place place,
    String by,
    Direction direction,
    String unit,
    List<ContestRow> rows,
    ContestOutcome outcome,
    double p,
    List<String> differing) {
  public Contest {
    rows = List.copyOf(rows);
    differing = List.copyOf(differing);
  }

  /** The rows that have a figure, the best value first. */
  public List<ContestRow> known() {
    return rows.stream().filter(row -> row.problem().isEmpty()).toList();
  }

  /** How many have no figure. */
  public int unknown() {
    return rows.size() - known().size();
  }

  /** How many times as slow the second is as the best; empty without a second. */
  public Optional<Interval> lead() {
    return known().stream().skip(1).findFirst().map(ContestRow::ratio);
  }

  /** The first reason why a row rules out any test; empty where none does. */
  public Optional<Uncertified> uncertified() {
    return known().stream().flatMap(row -> row.uncertified().stream()).findFirst();
  }

  /** The rows of which that is shown. */
  public List<ContestRow> in(ContestRow.State state) {
    return rows.stream().filter(row -> row.state() == state).toList();
  }
}
