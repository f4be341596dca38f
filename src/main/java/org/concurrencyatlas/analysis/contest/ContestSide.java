package org.concurrencyatlas.analysis.contest;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.concurrencyatlas.analysis.comparison.TimeUnits;
import org.concurrencyatlas.analysis.comparison.Uncertified;
import org.concurrencyatlas.analysis.rows.Row;
import org.concurrencyatlas.analysis.rows.RowProblem;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.LogVariances;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.stats.VariancePrior;

/**
 * A row in the unit of its contest.
 *
 * @param contender its name
 * @param row its figures
 * @param values the figures in the contest's unit; empty where there is a problem
 * @param logs moments of their logarithms
 * @param problem why there are none
 */
record ContestSide(
    String contender, Row row, List<Double> values, Moments logs, Optional<RowProblem> problem) {
  /** Logarithms that scatter less than this are alike: the rest is rounding. */
  static final double ALIKE = 1e-12;

  /** Half of 5 %: intervals are those of one row. */
  static final double INTERVAL_TAIL = 0.025;

  static ContestSide of(String contender, Row row, String unit) {
    OptionalDouble factor = TimeUnits.factor(row.unit(), unit);
    Optional<RowProblem> problem =
        row.problem()
            .or(() ->
                factor.isPresent()
                    ? Optional.empty()
                    : Optional.of(new RowProblem.OtherUnit(row.unit(), unit)));
    if (problem.isPresent()) {
      return new ContestSide(contender, row, List.of(), Moments.of(), problem);
    }
    double times = factor.orElseThrow();
    return new ContestSide(
        contender,
        row,
        row.sample().values().stream().map(value -> value * times).toList(),
        Moments.of(row.sample().logs(times)),
        problem);
  }

  boolean isKnown() {
    return problem.isEmpty();
  }

  /** Why the row alone rules out any test; empty when it does not. */
  Optional<Uncertified> uncertified() {
    return isKnown() ? Optional.ofNullable(Uncertified.of(row.sample())) : Optional.empty();
  }

  /** The pool with the variance of this row, where it has any. */
  LogVariances addTo(LogVariances pool) {
    return scatters() ? pool.plus(logs.variance(), logs.degrees()) : pool;
  }

  /** The geometric mean, with an interval where there are enough replicates for one. */
  Interval value(VariancePrior pool) {
    return scatters() && logs.n() >= Moments.LEAST_FOR_INTERVAL
        ? pool.moderateUnlessContradicted(logs).interval(INTERVAL_TAIL).exp()
        : Interval.unbounded(Math.exp(logs.mean()));
  }

  private boolean scatters() {
    return isKnown() && row.sample().replicates() > 1 && logs.variance() > ALIKE * ALIKE;
  }
}
