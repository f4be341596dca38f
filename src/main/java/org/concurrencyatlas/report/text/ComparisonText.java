package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.RunComparison;
import org.concurrencyatlas.analysis.RunComparison.Relation;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;

/** Two runs of the same cells, compared cell by cell. */
public final class ComparisonText {
  private ComparisonText() {}

  /** The lines; none when the runs have no cell in common. */
  public static List<String> lines(ReportInput first, ReportInput second) {
    List<RunComparison> cells = RunComparison.of(first.verdicts(), second.verdicts());
    List<String> lines = new ArrayList<>();
    long firstMillis = 0;
    long secondMillis = 0;
    for (RunComparison cell : cells) {
      long one = millis(first, cell.first().point());
      long other = millis(second, cell.first().point());
      lines.add(PointName.of(cell.first().point()) + ": " + words(cell.relation()));
      lines.add("  " + verdict(first, cell.first(), one));
      lines.add("  " + verdict(second, cell.second(), other));
      lines.add(
          "  tasks/s of %s over %s: %s"
              .formatted(first.plan().profile(), second.plan().profile(), ratios(cell)));
      firstMillis += one;
      secondMillis += other;
    }
    if (!cells.isEmpty()) {
      lines.add(summary(cells, firstMillis, secondMillis));
    }
    return List.copyOf(lines);
  }

  private static String verdict(ReportInput input, CellVerdict cell, long millis) {
    CellSummary summary = new CellSummary(cell, input.verdicts().epsilon(), input.plan().metric());
    return "%s: %s, %s, n = %d, resolves %s, %s"
        .formatted(
            input.plan().profile(),
            CellText.decision(summary),
            cell.leader()
                .map(leader -> leader + summary.lead().map(ComparisonText::over).orElse(""))
                .orElse("nobody leads"),
            cell.blocks(),
            Numbers.share(cell.resolution()),
            Numbers.nanos(1e6 * millis));
  }

  /** How far the two runs are apart, contender by contender: what another protocol changes. */
  private static String ratios(RunComparison cell) {
    return cell.first().results().stream()
        .flatMap(one ->
            cell.second().results().stream()
                .filter(other -> other.contender().equals(one.contender()))
                .map(other -> ratio(one, other)))
        .collect(Collectors.joining(", "));
  }

  private static String ratio(ContenderResult one, ContenderResult other) {
    double ratio = one.tasksPerSecond().estimate() / other.tasksPerSecond().estimate();
    return one.contender() + " " + Numbers.ratio(Interval.unbounded(ratio));
  }

  private static String over(Interval lead) {
    return " " + Numbers.ratio(lead) + " the next";
  }

  private static String summary(List<RunComparison> cells, long firstMillis, long secondMillis) {
    return String.format(
        Locale.ROOT,
        "%s: %d the same, %d compatible, %d contradictory; %s of forks against %s, a ratio of %.2f",
        Numbers.count(cells.size(), "cell"),
        count(cells, Relation.SAME),
        count(cells, Relation.COMPATIBLE),
        count(cells, Relation.CONTRADICTION),
        Numbers.nanos(1e6 * firstMillis),
        Numbers.nanos(1e6 * secondMillis),
        (double) firstMillis / secondMillis);
  }

  private static long count(List<RunComparison> cells, Relation relation) {
    return cells.stream().filter(cell -> cell.relation() == relation).count();
  }

  private static String words(Relation relation) {
    return switch (relation) {
      case SAME -> "the same";
      case COMPATIBLE -> "compatible, neither run denies what the other claims";
      case CONTRADICTION -> "CONTRADICTORY, one run denies what the other claims";
    };
  }

  /**
   * What the forks of a cell took that its verdict rests on, pilots and sentinels included. What
   * measures the limit is left out: it is another question, which JMH's protocol does not ask.
   */
  private static long millis(ReportInput input, Point point) {
    return input.forks().stream()
        .filter(fork -> fork.point().equals(point) && fork.role() != ForkResult.Role.LIMIT)
        .mapToLong(ForkResult::elapsedMillis)
        .sum();
  }
}
