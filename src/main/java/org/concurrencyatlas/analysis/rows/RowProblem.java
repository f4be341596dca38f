package org.concurrencyatlas.analysis.rows;

import java.util.List;
import org.concurrencyatlas.verdict.Exclusion;
import org.concurrencyatlas.verdict.Incomparable;

/** Why a row cannot be compared. */
public sealed interface RowProblem {
  /**
   * A figure is missing, not above 0, or not finite: it has no ratio.
   *
   * @param values what there is
   */
  record NoRatio(List<Double> values) implements RowProblem {
    public NoRatio {
      values = List.copyOf(values);
    }
  }

  /**
   * Several entries of a file have one name and were measured under different settings.
   *
   * @param lines of the file on which they begin
   * @param settings names of what differs
   */
  record Ambiguous(List<Integer> lines, List<String> settings) implements RowProblem {
    public Ambiguous {
      lines = List.copyOf(lines);
      settings = List.copyOf(settings);
    }
  }

  /** The row does not have the metric that was asked for. */
  record NoMetric() implements RowProblem {}

  /**
   * The two sides have units that cannot be converted.
   *
   * @param first unit of the first
   * @param second unit of the second
   */
  record OtherUnit(String first, String second) implements RowProblem {}

  /** The contender failed or was not measured. */
  record Excluded(Exclusion exclusion) implements RowProblem {}

  /** Nothing may be concluded from the cell's figures. */
  record VoidCell(Incomparable cause) implements RowProblem {}
}
