package org.concurrencyatlas.analysis.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import org.concurrencyatlas.analysis.comparison.UncomparedRow.Side;
import org.concurrencyatlas.analysis.rows.Row;
import org.concurrencyatlas.analysis.rows.RowProblem;
import org.concurrencyatlas.result.jmh.Direction;
import org.concurrencyatlas.stats.LogVariances;
import org.concurrencyatlas.stats.MeanDifference;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.stats.VariancePrior;

/**
 * Both sides of a row, in logarithms and in one unit.
 *
 * @param first the one side
 * @param second the other
 * @param firstLogs moments of the first side's log values
 * @param secondLogs moments of the second's, in the first's unit
 * @param differing what was set otherwise
 */
record RowPair(
    Row first,
    Row second,
    Moments firstLogs,
    Moments secondLogs,
    List<SettingDifference> differing) {
  /** Logarithms that scatter less than this are alike: the rest is rounding. */
  private static final double ALIKE = 1e-12;

  /** Why the two cannot be compared; empty when they can. */
  static Optional<UncomparedRow> problem(Row first, Row second) {
    boolean convertible = TimeUnits.factor(second.unit(), first.unit()).isPresent();
    return first
        .problem()
        .map(problem -> new UncomparedRow(first.key(), Side.FIRST, problem))
        .or(() ->
            second.problem().map(problem -> new UncomparedRow(first.key(), Side.SECOND, problem)))
        .or(() ->
            convertible
                ? Optional.empty()
                : Optional.of(
                    new UncomparedRow(
                        first.key(),
                        Side.BOTH,
                        new RowProblem.OtherUnit(first.unit(), second.unit()))));
  }

  /** Two rows without a {@link #problem}. */
  static RowPair of(Row first, Row second) {
    OptionalDouble factor = TimeUnits.factor(second.unit(), first.unit());
    return new RowPair(
        first,
        second,
        Moments.of(first.sample().logs(1)),
        Moments.of(second.sample().logs(factor.orElseThrow())),
        differing(first, second));
  }

  /** Logarithm of how many times as slow the second is. */
  double logRatio() {
    double difference = secondLogs.mean() - firstLogs.mean();
    return higherIsBetter() ? -difference : difference;
  }

  /** Why a side rules out any test of the two; empty when none does. */
  Optional<Uncertified> uncertified() {
    return Optional.ofNullable(Uncertified.of(first.sample()))
        .or(() -> Optional.ofNullable(Uncertified.of(second.sample())));
  }

  /** Whether a difference scatters so little that only rounding can be behind it. */
  static boolean isAlike(MeanDifference difference) {
    return difference.standardError() < ALIKE;
  }

  /**
   * The difference of the logarithms, above 0 when the second is worse; for a pair that no side
   * rules out.
   */
  MeanDifference difference(VariancePrior pool) {
    return higherIsBetter()
        ? MeanDifference.of(firstLogs, secondLogs, pool)
        : MeanDifference.of(secondLogs, firstLogs, pool);
  }

  /** The pool with the variances of both sides, where they have any. */
  LogVariances addTo(LogVariances pool) {
    return add(add(pool, first, firstLogs), second, secondLogs);
  }

  private static LogVariances add(LogVariances pool, Row row, Moments logs) {
    boolean scatters = row.sample().replicates() > 1 && logs.variance() > ALIKE * ALIKE;
    return scatters ? pool.plus(logs.variance(), logs.degrees()) : pool;
  }

  private boolean higherIsBetter() {
    return first.direction() == Direction.HIGHER_IS_BETTER;
  }

  private static List<SettingDifference> differing(Row first, Row second) {
    SequencedSet<String> names = new LinkedHashSet<>(first.settings().keySet());
    names.addAll(second.settings().keySet());
    List<SettingDifference> differing = new ArrayList<>();
    for (String name : names) {
      String one = first.settings().getOrDefault(name, "");
      String other = second.settings().getOrDefault(name, "");
      if (!one.equals(other)) {
        differing.add(new SettingDifference(name, one, other, 1));
      }
    }
    return differing;
  }
}
