package org.concurrencyatlas.report.chart.line;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.concurrencyatlas.report.plot.Canvas;
import org.concurrencyatlas.report.plot.ModelStyle;
import org.concurrencyatlas.report.plot.XyPlot;
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
 * @param dash how many lines of the same model came before; negative for a level line
 * @param nodes its figure at each level at which it took part, ascending
 * @param law what is drawn instead of straight lines from node to node
 */
record ContenderSeries(
    String model, String settings, int dash, List<Node> nodes, Optional<ScalingLaw> law) {
  /** A figure at a level; NaN where the contender did not finish. */
  record Node(double level, Interval value) {
    boolean failed() {
      return !Double.isFinite(value.estimate());
    }
  }

  private record Entry(Contender contender, Node node) {}

  private static final float[][] DASHES = {{}, {14, 6}, {4, 5}, {14, 5, 4, 5}};

  /** The dash of a line that is a level, not measured from place to place. */
  private static final int LEVEL = -1;

  /** A curve is drawn in so many pieces. */
  private static final int PIECES = 80;

  /** The lines of an axis by name. A model that takes part once a cell is one line. */
  static List<ContenderSeries> of(Axis axis, Metric objective) {
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
            .add(new Entry(contender, node((double) axis.value(cell), result, objective)));
      }
    }
    Map<String, Integer> seen = new HashMap<>();
    List<ContenderSeries> lines = new ArrayList<>();
    byName.values().forEach(entries -> lines.add(line(entries, seen)));
    lines.sort(
        Comparator.comparing(ContenderSeries::model).thenComparing(ContenderSeries::settings));
    return lines;
  }

  /** A line for one who has no levels: its figure stands at both ends, without a mark. */
  static ContenderSeries level(
      String model, String settings, double first, double last, Interval value) {
    Interval estimate = Interval.unbounded(value.estimate());
    List<Node> ends = List.of(new Node(first, estimate), new Node(last, estimate));
    return new ContenderSeries(model, settings, LEVEL, ends, Optional.empty());
  }

  /** What a contender reached at a level. */
  static Node node(double level, ContenderResult result, Metric objective) {
    boolean failed = result.state() == ContenderResult.State.VOID;
    return new Node(level, failed ? Interval.unbounded(Double.NaN) : objective.value(result));
  }

  /** The same line bent to a law. */
  ContenderSeries along(Optional<ScalingLaw> bend) {
    return new ContenderSeries(model, settings, dash, nodes, bend);
  }

  ModelStyle mark(Canvas canvas) {
    return canvas.style(model);
  }

  /** Whether it did not finish somewhere. */
  boolean failed() {
    return nodes.stream().anyMatch(Node::failed);
  }

  /** The nodes with a figure. */
  List<Node> finished() {
    return nodes.stream().filter(node -> !node.failed()).toList();
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

  /** Adds line, intervals and marks to the plot, whose axis counts in {@code unit}. */
  void draw(Canvas canvas, XyPlot grid, DoubleUnaryOperator x, double unit) {
    double[] levels =
        law.isPresent() ? pieces() : nodes.stream().mapToDouble(Node::level).toArray();
    double[] values =
        law.isPresent()
            ? DoubleStream.of(levels).map(law.get()::at).toArray()
            : nodes.stream().mapToDouble(node -> node.value().estimate()).toArray();
    grid.line(
        DoubleStream.of(levels).map(x).toArray(),
        DoubleStream.of(values).map(value -> value / unit).toArray(),
        mark(canvas).colour(canvas.theme()),
        stroke(canvas));
    for (Node node : finished()) {
      if (node.value().low() < node.value().high()) {
        double at = x.applyAsDouble(node.level());
        grid.line(
            new double[] {at, at},
            new double[] {node.value().low() / unit, node.value().high() / unit},
            canvas.theme().foreground(),
            canvas.line(4));
      }
    }
    if (dash == LEVEL) {
      return;
    }
    grid.marks(
        nodes.stream().mapToDouble(node -> x.applyAsDouble(node.level())).toArray(),
        nodes.stream().mapToDouble(node -> node.value().estimate() / unit).toArray(),
        mark(canvas),
        canvas.px(20));
  }

  /** Strikes the mark out below each level that the contender did not finish. */
  void failures(Canvas canvas, XyPlot grid, DoubleUnaryOperator x, double y) {
    double size = canvas.px(20);
    for (Node node : nodes) {
      if (node.failed()) {
        double at = grid.x(x.applyAsDouble(node.level()));
        mark(canvas).paint(canvas.graphics(), canvas.theme(), at, y, size);
        canvas.draw(
            new Line2D.Double(at - size, y + size / 2, at + size, y - size / 2),
            canvas.theme().error(),
            canvas.line(4));
      }
    }
  }

  /** Levels in equal ratios from the first node to the last. */
  private double[] pieces() {
    double first = nodes.getFirst().level();
    double ratio = nodes.getLast().level() / first;
    return IntStream.rangeClosed(0, PIECES)
        .mapToDouble(i -> first * Math.pow(ratio, (double) i / PIECES))
        .toArray();
  }

  private BasicStroke stroke(Canvas canvas) {
    if (dash == LEVEL) {
      return canvas.line(2.5);
    }
    BasicStroke plain = canvas.line(5);
    float[] pattern = DASHES[dash % DASHES.length];
    if (pattern.length == 0) {
      return plain;
    }
    float[] pixels = pattern.clone();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] *= (float) canvas.px(1);
    }
    return new BasicStroke(
        plain.getLineWidth(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pixels, 0);
  }

  private static ContenderSeries line(List<Entry> entries, Map<String, Integer> seen) {
    String model = entries.getFirst().contender().model();
    List<String> names =
        entries.stream().map(entry -> entry.contender().toString()).distinct().toList();
    String settings = names.size() == 1 ? names.getFirst().substring(model.length()) : "";
    int before = seen.merge(model, 1, Integer::sum) - 1;
    List<Node> nodes = entries.stream().map(Entry::node).toList();
    return new ContenderSeries(model, settings, before, nodes, Optional.empty());
  }
}
