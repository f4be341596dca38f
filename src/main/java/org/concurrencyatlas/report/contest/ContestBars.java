package org.concurrencyatlas.report.contest;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.analysis.contest.Contest;
import org.concurrencyatlas.analysis.contest.ContestOutcome;
import org.concurrencyatlas.analysis.contest.ContestRow;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.BarPlot;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.PlotAxis;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.text.RowName;
import org.concurrencyatlas.stats.Interval;

/**
 * The contenders of a contest: a bar to the value, every fork as a mark, the interval. The best
 * value is on top; a row without a figure is named with the reason.
 */
final class ContestBars {
  /** More rows would have letters too small to read. */
  static final int MOST_ROWS = 20;

  /** An interval that reaches beyond this multiple of the largest figure ends at the axis. */
  private static final double FARTHEST_INTERVAL = 2;

  /** Larger figures have a decimal prefix. */
  private static final double LARGEST_IN_FULL = 9_995;

  private final ContestReport report;
  private final ContenderMarks marks;

  ContestBars(ContestReport report, ContenderMarks marks) {
    this.report = report;
    this.marks = marks;
  }

  /**
   * The picture of a contest.
   *
   * @param before how many contests stand before it in the file
   */
  Picture contest(int before, Contest contest) {
    double epsilon = report.contests().epsilon();
    List<ContestRow> rows = contest.rows().stream().limit(MOST_ROWS).toList();
    PlotAxis axis = axis(contest, rows);
    List<BarPlot.Row> bars = new ArrayList<>();
    rows.forEach(row ->
        bars.add(bar(marks.label(row), row, ContestText.shortState(row, contest, epsilon), axis)));
    String more =
        contest.rows().size() > MOST_ROWS
            ? " · the first %d of %d".formatted(MOST_ROWS, contest.rows().size())
            : "";
    return new Picture(
        LazyPicture.name("contest", before, ContestNames.place(contest)),
        ContestText.headline(contest, epsilon),
        subtitle(contest, rows) + more,
        ContestMethod.line(report),
        note(contest),
        new BarPlot(axis, bars, Optional.empty()));
  }

  /**
   * The picture of rows that have no rival: of one class, mode and unit.
   *
   * @param before how many such pictures stand before it
   * @param contests at least one and at most {@link #MOST_ROWS}
   */
  Picture alone(int before, List<Contest> contests) {
    Contest first = contests.getFirst();
    List<ContestRow> rows = contests.stream().map(each -> each.known().getFirst()).toList();
    PlotAxis axis = axis(first, rows);
    List<BarPlot.Row> bars = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      ContestRow row = rows.get(i);
      String forks =
          row.uncertified().map(ContestText::reason).orElseGet(() -> ContestText.replicates(row));
      bars.add(bar(aloneLabel(contests, i), row, forks, axis));
    }
    String suite = first.place().suite();
    String title =
        suite.substring(suite.lastIndexOf('.') + 1)
            + ": "
            + Numbers.count(contests.size(), "result")
            + " without a rival";
    return new Picture(
        LazyPicture.name("no-rival", before, suite + " " + first.place().mode().shortName()),
        RowName.printable(title),
        first.place().mode().shortName() + " · " + subtitle(first, rows),
        ContestMethod.line(report),
        new SpeakerNote(
            List.of("These rows have nothing in the file that they could be held against."),
            List.of("Which of them is better: their parameters differ.")),
        new BarPlot(axis, bars, Optional.empty()));
  }

  /** Method and those parameters in which the rows of the picture differ. */
  private Label aloneLabel(List<Contest> contests, int number) {
    Contest contest = contests.get(number);
    Set<String> varying = new LinkedHashSet<>();
    contest
        .place()
        .params()
        .forEach((name, value) -> {
          if (contests.stream().anyMatch(each -> !value.equals(each.place().params().get(name)))) {
            varying.add(name);
          }
        });
    ContestRow row = contest.known().getFirst();
    String benchmark = contest.place().benchmark();
    String name =
        benchmark.isEmpty() || benchmark.equals(row.contender())
            ? row.contender()
            : benchmark + " " + row.contender();
    String detail =
        varying.stream()
            .map(each -> each + "=" + contest.place().params().getOrDefault(each, ""))
            .collect(Collectors.joining(", "));
    return new Label(
        marks.of(row.contender()),
        RowName.printable(name),
        detail.isEmpty() ? "" : " " + RowName.printable(detail));
  }

  /** An interval that reaches beyond the axis ends there; its figures are in the tables. */
  private static BarPlot.Row bar(Label label, ContestRow row, String share, PlotAxis axis) {
    if (row.problem().isPresent()) {
      return new BarPlot.Failure(label, share);
    }
    Interval value = row.value();
    Interval drawn = new Interval(value.estimate(), value.low(), Math.min(value.high(), axis.to()));
    return new BarPlot.Bar(label, drawn, row.values(), figure(value.estimate()), share);
  }

  private static String figure(double value) {
    return value < LARGEST_IN_FULL ? Numbers.precise(value) : Numbers.compact(value);
  }

  private static String subtitle(Contest contest, List<ContestRow> rows) {
    boolean intervals = rows.stream().anyMatch(row -> row.value().low() <= row.value().high());
    return ContestText.direction(contest)
        + " · "
        + ContestText.marks(rows)
        + (intervals ? ", the line a 95 % interval" : "");
  }

  private static PlotAxis axis(Contest contest, List<ContestRow> rows) {
    double figures = rows.stream().flatMapToDouble(ContestBars::figures).max().orElse(1);
    double intervals =
        rows.stream()
            .mapToDouble(row -> row.value().high())
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    double last = 1.03 * Math.max(figures, Math.min(intervals, FARTHEST_INTERVAL * figures));
    return PlotAxis.ofNumbers(
        ContestNames.unit(contest),
        PlotAxis.Scale.LINEAR,
        0,
        last,
        1,
        value -> Numbers.tick(value, last));
  }

  private static DoubleStream figures(ContestRow row) {
    return DoubleStream.concat(
            row.values().stream().mapToDouble(each -> each),
            DoubleStream.of(row.value().estimate()))
        .filter(Double::isFinite);
  }

  private SpeakerNote note(Contest contest) {
    List<String> says = new ArrayList<>();
    says.add(ContestText.headline(contest, report.contests().epsilon()) + ".");
    contest.rows().forEach(row -> ContestText.entries(row).ifPresent(says::add));
    List<String> not = new ArrayList<>();
    not.add(
        "The rows did not run in turn: what changed in the machine meanwhile is in the figures.");
    not.add("Overlapping lines are no test.");
    if (contest.outcome() == ContestOutcome.UNDECIDED) {
      not.add("That the contenders are equal: more forks may tell them apart.");
    }
    if (contest.outcome() == ContestOutcome.NOT_CERTIFIED) {
      not.add("That the order would be the same in another JVM: run several forks.");
    }
    return new SpeakerNote(says, not);
  }
}
