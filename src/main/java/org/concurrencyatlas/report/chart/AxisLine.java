package org.concurrencyatlas.report.chart;

import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.report.draw.Canvas;
import org.concurrencyatlas.report.draw.Grid;
import org.concurrencyatlas.report.draw.ModelMark;
import org.concurrencyatlas.report.text.Axis;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Objective;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.Standing;

/**
 * One contender along an axis.
 *
 * @param model its model's id
 * @param settings its settings as written; empty where they change along the axis
 * @param dash how many lines of the same model came before
 * @param nodes its figure at each cell in which it took part, in the order of the axis
 */
record AxisLine(String model, String settings, int dash, List<Node> nodes) {
  /** A figure at a cell; NaN where the contender did not finish. */
  record Node(CellReading cell, Interval value) {
    boolean failed() {
      return !Double.isFinite(value.estimate());
    }
  }

  private record Entry(Contender contender, Node node) {}

  private static final float[][] DASHES = {{}, {14, 6}, {4, 5}, {14, 5, 4, 5}};

  /** The lines of an axis by name. A model that takes part once a cell is one line. */
  static List<AxisLine> of(Axis axis, Objective objective) {
    Map<String, List<Entry>> byName = new LinkedHashMap<>();
    boolean byModel = axis.cells().stream().allMatch(CellReading::hasEachModelOnce);
    for (CellReading cell : axis.cells()) {
      for (Standing standing : cell.verdict().standings()) {
        Contender contender = standing.contender();
        boolean failed = standing.state() == Standing.State.VOID;
        Interval value = failed ? Interval.unbounded(Double.NaN) : objective.value(standing);
        byName
            .computeIfAbsent(
                byModel ? contender.model() : contender.toString(), name -> new ArrayList<>())
            .add(new Entry(contender, new Node(cell, value)));
      }
    }
    Map<String, Integer> seen = new HashMap<>();
    List<AxisLine> lines = new ArrayList<>();
    byName.values().forEach(entries -> lines.add(line(entries, seen)));
    lines.sort(Comparator.comparing(AxisLine::model).thenComparing(AxisLine::settings));
    return lines;
  }

  ModelMark mark() {
    return ModelMark.of(model);
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
  void draw(Canvas canvas, Grid grid, ToDoubleFunction<CellReading> x, double unit) {
    double[] xs = nodes.stream().mapToDouble(node -> x.applyAsDouble(node.cell())).toArray();
    double[] ys = nodes.stream().mapToDouble(node -> node.value().estimate() / unit).toArray();
    grid.line(xs, ys, mark().colour(canvas.theme()), stroke(canvas));
    for (Node node : finished()) {
      if (node.value().low() < node.value().high()) {
        double at = x.applyAsDouble(node.cell());
        grid.line(
            new double[] {at, at},
            new double[] {node.value().low() / unit, node.value().high() / unit},
            canvas.theme().ink(),
            canvas.line(4));
      }
    }
    grid.marks(xs, ys, mark(), canvas.px(20));
  }

  /** Strikes the mark out below each cell that the contender did not finish. */
  void failures(Canvas canvas, Grid grid, ToDoubleFunction<CellReading> x, double y) {
    double size = canvas.px(20);
    for (Node node : nodes) {
      if (node.failed()) {
        double at = grid.x(x.applyAsDouble(node.cell()));
        mark().paint(canvas.graphics(), canvas.theme(), at, y, size);
        canvas.draw(
            new Line2D.Double(at - size, y + size / 2, at + size, y - size / 2),
            canvas.theme().alarm(),
            canvas.line(4));
      }
    }
  }

  private BasicStroke stroke(Canvas canvas) {
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

  private static AxisLine line(List<Entry> entries, Map<String, Integer> seen) {
    String model = entries.getFirst().contender().model();
    List<String> names =
        entries.stream().map(entry -> entry.contender().toString()).distinct().toList();
    String settings = names.size() == 1 ? names.getFirst().substring(model.length()) : "";
    int before = seen.merge(model, 1, Integer::sum) - 1;
    return new AxisLine(model, settings, before, entries.stream().map(Entry::node).toList());
  }
}
