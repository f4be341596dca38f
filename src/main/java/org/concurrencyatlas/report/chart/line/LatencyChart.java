package org.concurrencyatlas.report.chart.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.catalogue.ServicePoint;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.PlotAxis;
import org.concurrencyatlas.report.plot.PlotAxis.Scale;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.plot.XyPlot.Band;
import org.concurrencyatlas.report.plot.XyPlot.Panel;
import org.concurrencyatlas.report.plot.XyPlot.Reference;
import org.concurrencyatlas.report.plot.XyPlot.Series;
import org.concurrencyatlas.report.plot.XyPlot.Spot;
import org.concurrencyatlas.report.plot.XyPlot.Stroke;
import org.concurrencyatlas.report.text.MapSentence;
import org.concurrencyatlas.report.view.Axis;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;

/**
 * A quantile of latency over the load, a line a contender, with what a queue without overhead would
 * do and where the machine itself is full.
 */
public final class LatencyChart {
  private static final Set<String> LOADS =
      Set.of(ServicePoint.LOAD_PERCENT, ServicePoint.RATE_PER_SECOND);

  /** Room above and below the values of a logarithmic axis. */
  private static final double ROOM = 1.6;

  private final Axis axis;
  private final Metric metric;
  private final List<ContenderSeries> lines;
  private final List<IdealService> ideals;
  private final List<Reference> ideal;

  private LatencyChart(Axis axis, Metric metric, ReportInput input) {
    this.axis = axis;
    this.metric = metric;
    this.lines = ContenderSeries.of(axis, metric);
    this.ideals = axis.cells().stream().map(cell -> IdealService.of(cell, input)).toList();
    this.ideal = ideal();
  }

  /**
   * A picture for each load along which latencies were measured; of p99 where no quantile is asked
   * for.
   */
  public static List<LazyPicture> pictures(String prefix, ReportInput input, Metric wanted) {
    Metric metric = wanted.isLatency() ? wanted : Metric.P99;
    List<LazyPicture> pictures = new ArrayList<>();
    for (Axis axis : Axis.of(input.cells())) {
      if (isLoad(axis) && isTold(axis, metric)) {
        String name = LazyPicture.name(prefix, pictures.size(), axis.place());
        pictures.add(
            new LazyPicture(
                axis.cells(), () -> new LatencyChart(axis, metric, input).picture(name, input)));
      }
    }
    return pictures;
  }

  /** Whether an axis is drawn here. */
  static boolean isLoad(Axis axis) {
    return LOADS.contains(axis.parameter());
  }

  private static boolean isTold(Axis axis, Metric metric) {
    return axis.cells().stream()
        .flatMap(cell -> cell.finished().stream())
        .anyMatch(result -> Double.isFinite(metric.value(result).estimate()));
  }

  private Picture picture(String name, ReportInput input) {
    return new Picture(name, title(), subtitle(), input.method(metric), note(), plot(input));
  }

  private String title() {
    List<MapTile> tiles = axis.cells().stream().map(cell -> MapTile.of(cell, metric)).toList();
    return MapSentence.of(tiles, axis.place(), metric);
  }

  private String subtitle() {
    List<String> parts =
        new ArrayList<>(List.of(metric.direction(), "upright strokes: 95 % intervals"));
    if (!ideal.isEmpty()) {
      parts.add("dashed: a queue without overhead");
    }
    if (lines.stream().anyMatch(line -> Knee.of(line.nodes()).isPresent())) {
      parts.add("bars: the knee, twice the latency of the lowest load");
    }
    if (lines.stream().anyMatch(ContenderSeries::failed)) {
      parts.add("struck out: saturated");
    }
    return String.join(" · ", parts);
  }

  private SpeakerNote note() {
    List<String> says = new ArrayList<>(List.of(title() + "."));
    for (ContenderSeries line : lines) {
      Knee.of(line.nodes())
          .ifPresent(knee ->
              says.add(
                  "%s%s has twice the latency of the lowest load at %s (read off the line)."
                      .formatted(line.model(), line.settings(), said(knee))));
      line.nodes().stream()
          .filter(XyPlot.Node::failed)
          .findFirst()
          .ifPresent(node ->
              says.add(
                  "%s%s does not keep up from %s on."
                      .formatted(
                          line.model(),
                          line.settings(),
                          PointName.parameter(axis.parameter(), Math.round(node.x())))));
    }
    full()
        .ifPresent(band ->
            says.add(
                "The machine is full at %s %s."
                    .formatted(PointName.axis(axis.parameter()), Numbers.number(band.from()))));
    return new SpeakerNote(
        says,
        List.of(
            "The dashed line is no limit of one request: it is what the same arrivals would meet"
                + " at servers that cost nothing, first come, first served (M/D/k).",
            "Latency is told from when a request was due, the lateness of its sender included.",
            "Between the marks nothing was measured; the lines only lead the eye."));
  }

  private String said(Knee knee) {
    return PointName.value(axis.parameter(), Math.round(knee.load()));
  }

  private XyPlot plot(ReportInput input) {
    List<Series> series =
        lines.stream()
            .map(line ->
                new Series(
                    Label.of(input.marks(), line.model(), distinction(line) + knee(line)),
                    line.end().orElse(Double.NaN),
                    line.path(),
                    line.stroke(),
                    line.marked()))
            .toList();
    return XyPlot.of(new Panel(across(), up(), references(), series, full()));
  }

  private String knee(ContenderSeries line) {
    String before = distinction(line).isEmpty() ? " " : ", ";
    return Knee.of(line.nodes()).map(knee -> before + "knee " + said(knee)).orElse("");
  }

  private List<Reference> references() {
    List<Reference> references = new ArrayList<>(ideal);
    lines.forEach(line -> Knee.of(line.nodes()).ifPresent(knee -> references.add(knee.bar())));
    return references;
  }

  private PlotAxis across() {
    List<PlotAxis.Level> levels =
        axis.cells().stream()
            .map(cell ->
                new PlotAxis.Level(
                    (double) axis.value(cell), PointName.value(axis.parameter(), axis.value(cell))))
            .toList();
    return new PlotAxis(
        PointName.axis(axis.parameter()),
        Scale.LINEAR,
        levels.getFirst().value(),
        levels.getLast().value(),
        1,
        Double::toString,
        levels);
  }

  private PlotAxis up() {
    double[] values =
        DoubleStream.concat(
                lines.stream().flatMapToDouble(ContenderSeries::values),
                ideal.stream().flatMap(line -> line.spots().stream()).mapToDouble(Spot::y))
            .filter(value -> Double.isFinite(value) && value > 0)
            .sorted()
            .toArray();
    return PlotAxis.ofNumbers(
        metric.title(),
        Scale.DECADES,
        values[0] / ROOM,
        values[values.length - 1] * ROOM,
        1,
        metric::say);
  }

  /** The line of the queue without overhead, as far as it keeps up. */
  private List<Reference> ideal() {
    double share = metric.cost().flatMap(Cost::quantile).orElseThrow().share();
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i < ideals.size(); i++) {
      double nanos = ideals.get(i).quantileNanos(share);
      if (Double.isFinite(nanos)) {
        spots.add(new Spot((double) axis.value(axis.cells().get(i)), nanos));
      }
    }
    return spots.size() < 2
        ? List.of()
        : List.of(new Reference("no overhead", spots, Stroke.DASHED));
  }

  /** Where more is asked for than the machine can compute; empty if no level is beyond that. */
  private Optional<Band> full() {
    double last = axis.value(axis.cells().getLast());
    for (int i = 0; i < ideals.size(); i++) {
      double full = axis.value(axis.cells().get(i)) / ideals.get(i).load();
      if (Double.isFinite(full)) {
        return full < last
            ? Optional.of(new Band("machine full", full, Double.POSITIVE_INFINITY))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private String distinction(ContenderSeries line) {
    return ContenderNames.distinction(
        contender(line), lines.stream().map(LatencyChart::contender).toList());
  }

  private static Contender contender(ContenderSeries line) {
    return Contender.parse(line.model() + line.settings());
  }
}
