package org.concurrencyatlas.report.chart.line;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.plot.XyPlot.Node;
import org.concurrencyatlas.report.plot.XyPlot.Reference;
import org.concurrencyatlas.report.plot.XyPlot.Spot;
import org.concurrencyatlas.report.plot.XyPlot.Stroke;
import org.concurrencyatlas.report.text.AxisText;
import org.concurrencyatlas.report.text.MapSentence;
import org.concurrencyatlas.report.view.Axis;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Floors;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ModelMarks;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;

/** A quantity over one parameter: a line a contender. */
public final class AxisChart {
  private final Axis axis;
  private final Metric metric;
  private final List<ContenderSeries> lines;
  private final ScalingLaws laws;
  private final List<Reference> floors;

  private AxisChart(Axis axis, Metric metric, ScalingLaws laws, List<Reference> floors) {
    this.axis = axis;
    this.metric = metric;
    this.laws = laws;
    this.floors = floors;
    this.lines =
        ContenderSeries.of(axis, metric).stream().map(line -> line.along(laws.bend(line))).toList();
  }

  /** A picture for each axis. */
  public static List<LazyPicture> pictures(String prefix, ReportInput input, Metric metric) {
    List<LazyPicture> pictures = new ArrayList<>();
    for (Axis axis : axes(input)) {
      if (metric.isLatency() && LatencyChart.isLoad(axis)) {
        continue; // drawn with what a queue without overhead would do
      }
      String name =
          LazyPicture.name(prefix, pictures.size(), axis.place() + "-" + axis.parameter());
      pictures.add(new LazyPicture(axis.cells(), () -> picture(name, axis, metric, input)));
    }
    return pictures;
  }

  /** A picture of the memory over each axis from which a task's share of it can be read. */
  public static List<LazyPicture> memorySlopes(String prefix, ReportInput input) {
    List<LazyPicture> pictures = new ArrayList<>();
    for (Axis axis : axes(input)) {
      if (hasSlope(axis)) {
        String name = LazyPicture.name(prefix, pictures.size(), axis.place());
        pictures.add(
            new LazyPicture(axis.cells(), () -> picture(name, axis, Metric.MEMORY, input)));
      }
    }
    return pictures;
  }

  /** Those along which anything was measured. */
  private static List<Axis> axes(ReportInput input) {
    return input.machines().alike(input.cells()).stream()
        .flatMap(cells -> Axis.of(cells).stream())
        .filter(axis -> axis.cells().stream().anyMatch(CellSummary::measured))
        .toList();
  }

  private static Picture picture(String name, Axis axis, Metric metric, ReportInput input) {
    ScalingLaws laws = metric == Metric.THROUGHPUT ? ScalingLaws.of(axis, input) : ScalingLaws.NONE;
    List<Reference> floors = metric == Metric.THROUGHPUT ? floors(axis, input) : List.of();
    AxisChart chart = new AxisChart(axis, metric, laws, floors);
    return new Picture(
        name,
        chart.title(),
        chart.subtitle(),
        input.method(metric),
        chart.note(),
        chart.plot(input.marks()));
  }

  /** What each operation of a task would cost, where tasks do them one after the other. */
  private static List<Reference> floors(Axis axis, ReportInput input) {
    List<Reference> lines = new ArrayList<>();
    for (Floors.Floor floor : Floors.of(input)) {
      List<Spot> path = new ArrayList<>();
      for (CellSummary cell : axis.cells()) {
        floor
            .tasksPerSecond(cell.verdict().point())
            .ifPresent(rate -> path.add(new Spot((double) axis.value(cell), rate)));
      }
      if (!path.isEmpty()) {
        lines.add(new Reference(floor.name(), path, Stroke.DOTS));
      }
    }
    return lines;
  }

  private XyPlot plot(ModelMarks marks) {
    List<LinePlot.Level> levels =
        axis.cells().stream()
            .map(cell ->
                new LinePlot.Level(
                    (double) axis.value(cell),
                    PointName.value(axis.parameter(), axis.value(cell)),
                    metric == Metric.THROUGHPUT
                        ? cell.verdict().limitTasksPerSecond()
                        : Double.NaN))
            .toList();
    return new LinePlot(
            PointName.axis(axis.parameter()),
            levels,
            floors,
            lines,
            metric,
            line -> isSlope() ? MemorySlope.say(MemorySlope.of(line)) : distinction(line))
        .plot(marks);
  }

  /** The settings that distinguish a line from the others of its model. */
  private String distinction(ContenderSeries line) {
    return ContenderNames.distinction(
        contender(line), lines.stream().map(AxisChart::contender).toList());
  }

  private static Contender contender(ContenderSeries line) {
    return Contender.parse(line.model() + line.settings());
  }

  private static boolean hasSlope(Axis axis) {
    return axis.parameter().equals(Point.TASKS);
  }

  private boolean isSlope() {
    return metric == Metric.MEMORY && hasSlope(axis);
  }

  private String title() {
    if (metric == Metric.THROUGHPUT) {
      return AxisText.sentence(axis);
    }
    if (isSlope()) {
      return MemorySlope.sentence(lines, axis);
    }
    List<MapTile> tiles = axis.cells().stream().map(cell -> MapTile.of(cell, metric)).toList();
    return MapSentence.of(tiles, axis.place(), metric);
  }

  private String subtitle() {
    List<String> parts = new ArrayList<>(List.of(metric.direction()));
    if (metric == Metric.THROUGHPUT) {
      parts.add("upright strokes: 95 % intervals");
      parts.add("dashed: physical limit");
      if (!floors.isEmpty()) {
        parts.add("dotted: if each operation cost so much");
      }
    } else {
      parts.add("medians over forks, not tested");
    }
    if (isSlope()) {
      parts.add("beside the name: bytes a task more");
    }
    if (!laws.isEmpty()) {
      parts.add("curved: universal scalability law");
    }
    if (lines.stream().anyMatch(ContenderSeries::failed)) {
      parts.add("struck out: did not finish");
    }
    return String.join(" · ", parts);
  }

  private SpeakerNote note() {
    List<String> says = new ArrayList<>(List.of(title() + "."));
    for (ContenderSeries line : lines) {
      if (line.failed()) {
        long cells = line.nodes().stream().filter(Node::failed).count();
        says.add(
            line.model()
                + line.settings()
                + " did not finish "
                + Numbers.count(cells, "cell")
                + ".");
      }
    }
    says.addAll(laws.sentences());
    return new SpeakerNote(
        says,
        List.of(
            "Between the marks nothing was measured; the lines only lead the eye.",
            "Beyond the last mark the lines may turn.",
            metric == Metric.THROUGHPUT
                ? "Overlapping strokes are no test: each cell has its own verdict."
                : "These are medians over forks; no difference here was tested."));
  }
}
