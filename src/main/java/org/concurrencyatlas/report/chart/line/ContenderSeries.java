package org.concurrencyatlas.report.chart.line;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.concurrencyatlas.report.plot.XyPlot.Node;
import org.concurrencyatlas.report.plot.XyPlot.Spot;
import org.concurrencyatlas.report.plot.XyPlot.Stroke;
import org.concurrencyatlas.report.view.Axis;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.ScalingLaw;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * One contender over levels.
 *
 * @param model its model's id
 * @param settings its settings as written; empty where they change from level to level
 * @param stroke how its line is drawn; lines of one model differ in it
 * @param nodes its figure at each level at which it took part, ascending
 * @param law what is drawn instead of straight lines from node to node
 */
record ContenderSeries(
    String model, String settings, Stroke stroke, List<Node> nodes, Optional<ScalingLaw> law) {
  private record Entry(Contender contender, Node node) {}

  /** The lines of a model, one after the other. */
  private static final List<Stroke> STROKES =
      List.of(Stroke.SOLID, Stroke.LONG_DASHES, Stroke.DOTS, Stroke.DASHES_AND_DOTS);

  /** A curve is drawn in so many pieces. */
  private static final int PIECES = 80;

  /** The lines of an axis by name. A model that takes part once a cell is one line. */
  static List<ContenderSeries> of(Axis axis, Metric metric) {
    Map<String, List<Entry>> byName = new LinkedHashMap<>();
    boolean byModel = axis.cells().stream().allMatch(CellSummary::hasEachModelOnce);
    for (CellSummary cell : axis.cells()) {
      for (ContenderResult result : cell.verdict().results()) {
        if (!result.measured()) {
          continue;
        }
        Contender contender = result.contender();
        byName
            .computeIfAbsent(
                byModel ? contender.model() : contender.toString(), name -> new ArrayList<>())
            .add(new Entry(contender, node((double) axis.value(cell), result, metric)));
      }
    }
    Map<String, Integer> seen = new HashMap<>();
    List<ContenderSeries> lines = new ArrayList<>();
    byName.values().forEach(entries -> lines.add(line(entries, seen)));
    lines.sort(
        Comparator.comparing(ContenderSeries::model).thenComparing(ContenderSeries::settings));
    return lines;
  }

  /** A line for a contender without levels: its figure stands at both ends, without a mark. */
  static ContenderSeries level(
      String model, String settings, double first, double last, Interval value) {
    Interval estimate = Interval.unbounded(value.estimate());
    List<Node> ends = List.of(new Node(first, estimate), new Node(last, estimate));
    return new ContenderSeries(model, settings, Stroke.THIN, ends, Optional.empty());
  }

  /** What a contender reached at a level. */
  static Node node(double level, ContenderResult result, Metric metric) {
    boolean failed = result.state() == ContenderResult.State.VOID;
    return new Node(level, failed ? Interval.unbounded(Double.NaN) : metric.value(result));
  }

  /** The same line bent to a law. */
  ContenderSeries along(Optional<ScalingLaw> bend) {
    return new ContenderSeries(model, settings, stroke, nodes, bend);
  }

  /** Whether it did not finish somewhere. */
  boolean failed() {
    return nodes.stream().anyMatch(Node::failed);
  }

  /** The nodes with a figure. */
  List<Node> finished() {
    return nodes.stream().filter(node -> !node.failed()).toList();
  }

  /** What was measured at its levels; a level line has no levels. */
  List<Node> marked() {
    return stroke == Stroke.THIN ? List.of() : nodes;
  }

  /** The value at the right end of the line; empty when it never finished. */
  OptionalDouble end() {
    return finished().stream()
        .mapToDouble(node -> node.value().estimate())
        .reduce((first, last) -> last);
  }

  /** All that must fit into the plot. */
  DoubleStream values() {
    return nodes.stream()
        .map(Node::value)
        .flatMapToDouble(each -> DoubleStream.of(each.estimate(), each.low(), each.high()));
  }

  /** The corners of its line; a NaN breaks it. */
  List<Spot> path() {
    return law.map(this::curve)
        .orElseGet(
            () -> nodes.stream().map(node -> new Spot(node.x(), node.value().estimate())).toList());
  }

  /** The law at values in equal ratios from the first node to the last. */
  private List<Spot> curve(ScalingLaw bend) {
    double first = nodes.getFirst().x();
    double ratio = nodes.getLast().x() / first;
    return IntStream.rangeClosed(0, PIECES)
        .mapToDouble(i -> first * Math.pow(ratio, (double) i / PIECES))
        .mapToObj(x -> new Spot(x, bend.at(x)))
        .toList();
  }

  private static ContenderSeries line(List<Entry> entries, Map<String, Integer> seen) {
    String model = entries.getFirst().contender().model();
    List<String> names =
        entries.stream().map(entry -> entry.contender().toString()).distinct().toList();
    String settings = names.size() == 1 ? names.getFirst().substring(model.length()) : "";
    int before = seen.merge(model, 1, Integer::sum) - 1;
    List<Node> nodes = entries.stream().map(Entry::node).toList();
    return new ContenderSeries(
        model, settings, STROKES.get(before % STROKES.size()), nodes, Optional.empty());
  }
}
