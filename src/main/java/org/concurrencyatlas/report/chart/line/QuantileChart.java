package org.concurrencyatlas.report.chart.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.PlotAxis;
import org.concurrencyatlas.report.plot.PlotAxis.Scale;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.plot.XyPlot.Node;
import org.concurrencyatlas.report.plot.XyPlot.Panel;
import org.concurrencyatlas.report.plot.XyPlot.Series;
import org.concurrencyatlas.report.plot.XyPlot.Spot;
import org.concurrencyatlas.report.plot.XyPlot.Stroke;
import org.concurrencyatlas.report.text.CellText;
import org.concurrencyatlas.report.text.LatencyText;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ForksByContender;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.latency.Distribution;
import org.concurrencyatlas.result.latency.Quantile;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * How latency grows from the median to the rarest answers: a line a contender, from the histograms
 * of all its forks together. Only the chart pools them; verdicts are drawn fork by fork.
 */
public final class QuantileChart {
  /** Steps from one labelled quantile to the next. */
  private static final int STEPS = 20;

  private static final double ROOM = 1.6;

  private final CellSummary cell;
  private final List<Line> lines;

  /** What one contender answered. */
  private record Line(ContenderResult result, Histogram merged) {
    double at(double nines) {
      return (double) merged.getValueAtPercentile(100 * share(nines));
    }

    /** As many nines as there are samples for. */
    double last() {
      return Stream.of(Quantile.values())
          .filter(quantile -> merged.getTotalCount() >= quantile.leastSamples())
          .mapToDouble(quantile -> nines(quantile.share()))
          .max()
          .orElse(0);
    }
  }

  private QuantileChart(CellSummary cell, ReportInput input) {
    this.cell = cell;
    ForksByContender journal = new ForksByContender(input.forks());
    this.lines =
        LatencyText.withLatency(cell).stream()
            .map(result ->
                new Line(
                    result, merged(journal.measured(cell.verdict().point(), result.contender()))))
            .toList();
  }

  /** A picture for each service. */
  public static List<LazyPicture> pictures(String prefix, ReportInput input) {
    List<LazyPicture> pictures = new ArrayList<>();
    for (CellSummary cell : input.cells()) {
      if (!LatencyText.withLatency(cell).isEmpty()) {
        String name = LazyPicture.name(prefix, pictures.size(), cell.verdict().point().toString());
        pictures.add(
            new LazyPicture(
                List.of(cell), () -> new QuantileChart(cell, input).picture(name, input)));
      }
    }
    return pictures;
  }

  private static Histogram merged(List<ForkResult> forks) {
    Histogram all = new Histogram(1, Distribution.HIGHEST_NANOS, Distribution.RECORDED_DIGITS);
    try {
      forks.stream()
          .flatMap(fork -> fork.latency().stream())
          .forEach(latency -> all.add(latency.response().decoded()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage() + "; run the cell again, or leave the fork out");
    }
    return all;
  }

  private Picture picture(String name, ReportInput input) {
    return new Picture(
        name,
        CellText.headline(cell),
        "less is better · the rarer the answers, the farther right",
        input.method(Metric.P99),
        new SpeakerNote(
            List.of(CellText.headline(cell) + "."),
            List.of(
                "The answers of all forks of a contender together: how far forks differ is not"
                    + " seen, and verdicts take each fork for itself.",
                "Beyond the last mark there are too few answers.")),
        XyPlot.of(new Panel(across(), up(), List.of(), series(input), Optional.empty())));
  }

  private PlotAxis across() {
    List<PlotAxis.Level> levels =
        DoubleStream.of(0.5, 0.9, 0.99, 0.999)
            .mapToObj(share -> new PlotAxis.Level(nines(share), Numbers.percent(share)))
            .toList();
    return new PlotAxis(
        "share of the answers that came within",
        Scale.LINEAR,
        levels.getFirst().value(),
        levels.getLast().value(),
        1,
        Double::toString,
        levels);
  }

  private PlotAxis up() {
    double least = lines.stream().mapToDouble(line -> line.at(nines(0.5))).min().orElse(1);
    double most = lines.stream().mapToDouble(line -> line.at(line.last())).max().orElse(1);
    return PlotAxis.ofNumbers(
        "latency", Scale.DECADES, least / ROOM, most * ROOM, 1, Numbers::nanos);
  }

  private List<Series> series(ReportInput input) {
    List<Contender> all = lines.stream().map(line -> line.result().contender()).toList();
    return lines.stream()
        .map(line ->
            new Series(
                Label.of(
                    input.marks(),
                    line.result().contender().model(),
                    ContenderNames.distinction(line.result().contender(), all)),
                line.at(line.last()),
                path(line),
                Stroke.SOLID,
                nodes(line)))
        .toList();
  }

  private static List<Spot> path(Line line) {
    double first = nines(0.5);
    return IntStream.rangeClosed(0, 3 * STEPS)
        .mapToDouble(i -> first + (line.last() - first) * i / (3.0 * STEPS))
        .mapToObj(nines -> new Spot(nines, line.at(nines)))
        .toList();
  }

  private static List<Node> nodes(Line line) {
    return DoubleStream.of(0.5, 0.9, 0.99, 0.999)
        .map(QuantileChart::nines)
        .filter(nines -> nines <= line.last())
        .mapToObj(nines -> new Node(nines, Interval.unbounded(line.at(nines))))
        .toList();
  }

  /** 0.9 is one nine, 0.99 are two. */
  private static double nines(double share) {
    return -Math.log10(1 - share);
  }

  private static double share(double nines) {
    return 1 - Math.pow(10, -nines);
  }
}
