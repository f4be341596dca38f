package org.concurrencyatlas.report.chart.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.concurrencyatlas.analysis.history.RowChange;
import org.concurrencyatlas.analysis.history.RowHistory;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.PlotAxis;
import org.concurrencyatlas.report.plot.PlotAxis.Scale;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.plot.XyPlot.Node;
import org.concurrencyatlas.report.plot.XyPlot.Panel;
import org.concurrencyatlas.report.plot.XyPlot.Reference;
import org.concurrencyatlas.report.plot.XyPlot.Series;
import org.concurrencyatlas.report.plot.XyPlot.Spot;
import org.concurrencyatlas.report.plot.XyPlot.Stroke;
import org.concurrencyatlas.report.text.HistoryText;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ModelMarks;
import org.concurrencyatlas.result.history.HistoryRow;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.Moments;

/**
 * A contender at a point over runs: a mark a run, the mean of each stretch between changes, and
 * each change with its size and confidence.
 *
 * @param row what is shown
 * @param marks how models are marked
 */
public record HistoryChart(RowHistory row, ModelMarks marks) {
  /** More names of runs below the plot would touch each other. */
  private static final int MOST_DAYS = 10;

  /** From here on an integer is exact enough for a rate. */
  private static final double WHOLE = 1000;

  private static final double BELOW = 0.10;
  private static final double ABOVE = 0.15;

  /** Where all values are equal: this share of them is shown on either side. */
  private static final double LEAST_SPAN = 0.05;

  /**
   * The picture.
   *
   * @param number of the picture among those of the history, from 0
   */
  public Picture picture(int number) {
    String place = row.contender() + "-" + row.point();
    return new Picture(
        LazyPicture.name("history", number, place),
        title(),
        subtitle(),
        method(),
        new SpeakerNote(
            says(),
            List.of(
                HistoryText.CANDIDATE,
                "The interval and the confidence are those of a place that was known before.")),
        plot());
  }

  private String title() {
    String what =
        row.metric().map(cost -> cost.words() + " of ").orElse("")
            + "%s on %s".formatted(row.contender(), PointName.of(row.point()));
    int runs = row.values().size();
    if (row.test().isEmpty()) {
      return "%s: %s".formatted(what, HistoryText.tooFew(runs));
    }
    if (row.changes().isEmpty()) {
      return "%s: no change is shown in %s".formatted(what, Numbers.count(runs, "run"));
    }
    RowChange last = row.changes().getLast();
    int others = row.changes().size() - 1;
    return "%s became %s between %s and %s%s"
        .formatted(
            what,
            HistoryText.size(row, last, false),
            day(last.index() - 1),
            day(last.index()),
            others == 0 ? "" : ", after " + Numbers.count(others, "earlier change"));
  }

  private String subtitle() {
    List<String> parts = new ArrayList<>(List.of("a mark: mean of a run's forks"));
    parts.add(metric().direction());
    if (!row.changes().isEmpty()) {
      parts.add("dotted: a change");
      parts.add("dashed: the mean since, with confidence");
    }
    if (row.baseline().isPresent()) {
      parts.add("thin: baseline");
    }
    parts.add("the axis does not begin at 0");
    return String.join(" · ", parts);
  }

  private String method() {
    List<String> parts = new ArrayList<>();
    parts.add(Numbers.count(row.values().size(), "run"));
    parts.add("first " + HistoryText.run(row.values().getFirst().run()));
    parts.add("last " + HistoryText.run(row.values().getLast().run()));
    row.test().map(HistoryText::test).ifPresent(parts::add);
    if (!row.changes().isEmpty()) {
      parts.add("changes are candidates until a gate confirms them");
    }
    return String.join(" · ", parts);
  }

  private List<String> says() {
    List<String> says = new ArrayList<>(List.of(title() + "."));
    row.changes().forEach(change -> says.add("It " + HistoryText.change(row, change) + "."));
    String last = HistoryText.lastToBaseline(row);
    if (!last.isEmpty()) {
      says.add("Of the baseline: " + last + ".");
    }
    return says;
  }

  private XyPlot plot() {
    List<Reference> references = new ArrayList<>();
    row.baseline()
        .ifPresent(need -> references.add(level("baseline", need, 0, end(), Stroke.THIN)));
    references.addAll(stretches());
    row.changes().forEach(change -> references.add(place(change)));
    return XyPlot.of(new Panel(across(), up(), references, List.of(series()), Optional.empty()));
  }

  /** The title has the settings; beside the plot there is room for the model. */
  private Series series() {
    String model = row.contender().model();
    List<Node> nodes =
        IntStream.range(0, row.values().size())
            .mapToObj(i -> new Node(i, Interval.unbounded(value(i))))
            .toList();
    return new Series(
        Label.of(marks, model, ""), value(row.values().size() - 1), List.of(), Stroke.NONE, nodes);
  }

  /** The means of the stretches; where nothing changed there is only one, which is not drawn. */
  private List<Reference> stretches() {
    List<Reference> stretches = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= row.changes().size() && !row.changes().isEmpty(); i++) {
      int to = i < row.changes().size() ? row.changes().get(i).index() : row.values().size();
      String name = i == 0 ? "" : name(row.changes().get(i - 1));
      stretches.add(level(name, mean(from, to), from, to - 1.0, Stroke.DASHED));
      from = to;
    }
    return stretches;
  }

  private String name(RowChange change) {
    return HistoryText.size(row, change, false) + ", " + HistoryText.shortConfidence(change.p());
  }

  private double mean(int from, int to) {
    return Moments.of(
            row.values().subList(from, to).stream()
                .mapToDouble(each -> each.row().logNeed())
                .toArray())
        .mean();
  }

  private Reference level(String name, double logNeed, double from, double to, Stroke stroke) {
    double value = first().value(logNeed);
    return new Reference(name, List.of(new Spot(from, value), new Spot(to, value)), stroke);
  }

  private static Reference place(RowChange change) {
    double x = change.index() - 0.5;
    return new Reference(
        "",
        List.of(new Spot(x, Double.NEGATIVE_INFINITY), new Spot(x, Double.POSITIVE_INFINITY)),
        Stroke.DOTS);
  }

  private PlotAxis across() {
    int runs = row.values().size();
    int step = Math.ceilDiv(runs, MOST_DAYS);
    List<PlotAxis.Level> days =
        IntStream.iterate(0, i -> i < runs, i -> i + step)
            .mapToObj(i -> new PlotAxis.Level(i, day(i)))
            .toList();
    return new PlotAxis(
        "runs in order of time", Scale.LINEAR, 0, Math.max(1, end()), 1, Double::toString, days);
  }

  private PlotAxis up() {
    double[] all =
        DoubleStream.concat(
                IntStream.range(0, row.values().size()).mapToDouble(this::value),
                row.baseline().stream().map(first()::value))
            .toArray();
    double least = DoubleStream.of(all).min().orElse(0);
    double most = DoubleStream.of(all).max().orElse(1);
    double span = Math.max(most - least, LEAST_SPAN * most);
    return PlotAxis.ofNumbers(
        metric().title(),
        Scale.LINEAR,
        Math.max(0, least - BELOW * span),
        most + ABOVE * span,
        metric().unit(most),
        this::words);
  }

  private String words(double value) {
    return row.metric().isPresent()
        ? metric().say(value)
        : value >= WHOLE ? Numbers.number(value) : Numbers.precise(value);
  }

  private Metric metric() {
    return Metric.of(row.metric());
  }

  private HistoryRow first() {
    return row.values().getFirst().row();
  }

  private double value(int run) {
    return row.values().get(run).row().value();
  }

  private double end() {
    return row.values().size() - 1.0;
  }

  private String day(int run) {
    Instant first = row.values().getFirst().run().createdAt();
    Instant last = row.values().getLast().run().createdAt();
    return HistoryText.day(row.values().get(run).run().createdAt(), first, last);
  }
}
