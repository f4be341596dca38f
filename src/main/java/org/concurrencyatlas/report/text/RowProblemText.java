package org.concurrencyatlas.report.text;

import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.comparison.Uncertified;
import org.concurrencyatlas.analysis.comparison.UncomparedRow;
import org.concurrencyatlas.analysis.rows.RowProblem;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.ReasonText;

/** Why a row has no ratio, or no statement about it: one line each. */
public final class RowProblemText {
  private RowProblemText() {}

  /** Why nothing is certified of a row that has figures on both sides. */
  public static String of(Uncertified why) {
    return switch (why) {
      case NO_FORK -> "cannot be certified: measured without forks";
      case ONE_FORK -> "cannot be certified: one fork on a side";
      case NO_RAW_DATA -> "cannot be certified: a side holds no raw data, its forks are unknown";
      case NO_SCATTER -> "cannot be certified: the forks of each side are all alike";
    };
  }

  /** Why a row cannot be compared, with the side whose fault it is. */
  public static String of(UncomparedRow row) {
    String side =
        switch (row.side()) {
          case FIRST -> "A: ";
          case SECOND -> "B: ";
          case BOTH -> "";
        };
    return side + of(row.problem());
  }

  /** Why a row has no figure, or none that can be held against the other side's. */
  public static String of(RowProblem problem) {
    return switch (problem) {
      case RowProblem.NoRatio(var values) ->
          "no ratio of "
              + (values.isEmpty()
                  ? "nothing: no fork was measured"
                  : values.stream().map(RowProblemText::number).collect(Collectors.joining(", ")));
      case RowProblem.Ambiguous(var lines, var settings) ->
          "%s of this name (lines %s) that differ in %s; leave one of them in the file"
              .formatted(
                  Numbers.count(lines.size(), "result"),
                  lines.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                  String.join(", ", settings));
      case RowProblem.NoMetric() -> "has no such metric";
      case RowProblem.OtherUnit(String first, String second) ->
          "\"%s\" in A cannot be converted to \"%s\" in B"
              .formatted(RowName.printable(first), RowName.printable(second));
      case RowProblem.Excluded(var exclusion) -> ReasonText.of(exclusion);
      case RowProblem.VoidCell(var cause) -> ReasonText.of(cause);
    };
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "NaN" : Numbers.number(value);
  }
}
