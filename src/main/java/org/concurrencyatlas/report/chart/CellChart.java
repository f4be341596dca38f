package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.BarPlot;
import org.concurrencyatlas.report.plot.BarPlot.Bar;
import org.concurrencyatlas.report.plot.BarPlot.Failure;
import org.concurrencyatlas.report.plot.BarPlot.Limit;
import org.concurrencyatlas.report.plot.BarPlot.Row;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.PlotAxis;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.text.CellText;
import org.concurrencyatlas.report.text.MethodSentences;
import org.concurrencyatlas.report.text.ResultText;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ForksByContender;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;

/**
 * The contenders of a cell: a bar to the estimate, every fork as a mark, the interval, and of
 * throughput the physical limit as a line. The best is on top; who did not finish is named with the
 * reason.
 */
final class CellChart {
  /** A limit beyond this multiple of the best is pointed at, not drawn: it would flatten all. */
  private static final double FARTHEST_LIMIT = 4;

  private final CellSummary cell;
  private final ReportInput input;
  private final Metric metric;
  private final List<ContenderResult> results;
  private final double best;

  private CellChart(CellSummary cell, ReportInput input) {
    this.cell = cell;
    this.input = input;
    this.metric = Metric.of(cell.metric());
    this.results = cell.verdict().results();
    this.best = results.stream().flatMapToDouble(this::values).max().orElse(0);
  }

  /** A picture for each cell. */
  static List<LazyPicture> pictures(String prefix, ReportInput input) {
    List<LazyPicture> pictures = new ArrayList<>();
    for (CellSummary cell : input.cells()) {
      String name = LazyPicture.name(prefix, pictures.size(), cell.verdict().point().toString());
      pictures.add(new LazyPicture(List.of(cell), () -> new CellChart(cell, input).picture(name)));
    }
    return pictures;
  }

  private Picture picture(String name) {
    return new Picture(
        name,
        CellText.headline(cell),
        metric.direction() + " · each mark is a fork, the line its 95 % interval",
        input.method(cell.verdict()),
        note(),
        new BarPlot(axis(), results.stream().map(this::row).toList(), limit()));
  }

  private PlotAxis axis() {
    return PlotAxis.ofNumbers(
        metric.title(),
        PlotAxis.Scale.LINEAR,
        0,
        farthest(),
        metric.unit(farthest()),
        value -> isRate() ? Numbers.tick(value, farthest()) : metric.say(value));
  }

  private Row row(ContenderResult result) {
    List<Contender> all = results.stream().map(ContenderResult::contender).toList();
    String model = result.contender().model();
    Label label =
        Label.of(input.marks(), model, ContenderNames.distinction(result.contender(), all));
    Optional<String> missing = ResultText.missing(result);
    if (missing.isPresent()) {
      return new Failure(label, missing.get());
    }
    Interval value = metric.value(result);
    return new Bar(label, value, forks(result), metric.say(value.estimate()), beside(result));
  }

  /** What stands behind the figure: the share of the limit, or what it is to the leader's. */
  private String beside(ContenderResult result) {
    double ratio = result.ratioToLeader().estimate();
    if (!isRate()) {
      return Numbers.ratio(Interval.unbounded(1 / ratio)) + " the leader";
    }
    return Double.isNaN(result.shareOfLimit().estimate())
        ? Numbers.ratio(Interval.unbounded(ratio)) + " the leader"
        : Numbers.percent(result.shareOfLimit().estimate()) + " of limit";
  }

  /** The figure of every fork that counts. */
  private List<Double> forks(ContenderResult result) {
    return metric
        .cost()
        .map(cost ->
            new ForksByContender(input.forks())
                .measured(cell.verdict().point(), result.contender()).stream()
                    .map(cost::of)
                    .filter(Double::isFinite)
                    .toList())
        .orElseGet(result::forkTasksPerSecond);
  }

  private boolean isRate() {
    return metric == Metric.THROUGHPUT;
  }

  private Optional<Limit> limit() {
    double limit = cell.verdict().limitTasksPerSecond();
    if (!isRate() || !Double.isFinite(limit)) {
      return Optional.empty();
    }
    String text = "physical limit " + Numbers.tick(limit, limit / 10) + "/s";
    String far = best == 0 ? " →" : ", " + Numbers.compact(limit / best) + "× the best →";
    return Optional.of(new Limit(limit, limitIsNear() ? text : text + far));
  }

  /** The right end of the axis. */
  private double farthest() {
    double limit = cell.verdict().limitTasksPerSecond();
    return best == 0 ? 1 : 1.03 * (limitIsNear() ? Math.max(best, limit) : best);
  }

  private boolean limitIsNear() {
    double limit = cell.verdict().limitTasksPerSecond();
    return isRate() && Double.isFinite(limit) && limit <= FARTHEST_LIMIT * best;
  }

  private SpeakerNote note() {
    List<String> says = new ArrayList<>();
    says.add(
        CellText.headline(cell)
            + " ("
            + CellText.decision(cell)
            + ", "
            + CellText.stopped(cell)
            + ").");
    says.add(
        (isRate() ? "The leader reaches " : "It is asked for ")
            + MethodSentences.limit(cell)
            + ".");
    cell.voids()
        .forEach(
            each -> says.add(each.contender() + " did not finish: " + ResultText.exclusion(each)));
    says.addAll(CellText.warnings(cell));
    List<String> not = new ArrayList<>();
    not.add("Overlapping lines are no test: the verdict compares forks of the same block.");
    not.add("It holds for this point, this machine and this JDK.");
    if (cell.verdict().decision() == Decision.INCONCLUSIVE) {
      not.add("That the contenders are equal: more forks may tell them apart.");
    }
    return new SpeakerNote(says, not);
  }

  private DoubleStream values(ContenderResult result) {
    DoubleStream forks = forks(result).stream().mapToDouble(each -> each);
    Interval value = metric.value(result);
    return DoubleStream.concat(forks, DoubleStream.of(value.estimate(), value.high()))
        .filter(Double::isFinite);
  }
}
