package org.concurrencyatlas.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.concurrencyatlas.report.text.Axis;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.Standing;

/**
 * One contender along an axis.
 *
 * @param label its name; that of the model alone where its settings change along the axis
 * @param mark its model's mark
 * @param dash how many lines of the same model came before
 * @param nodes its standing at each cell in which it took part, in the order of the axis
 */
record AxisLine(String label, ModelMark mark, int dash, List<Node> nodes) {
  /** A standing at a cell. */
  record Node(CellReading cell, Standing standing) {
    boolean failed() {
      return standing.state() == Standing.State.VOID
          || !Double.isFinite(standing.tasksPerSecond().estimate());
    }
  }

  private static final float[][] DASHES = {{}, {14, 6}, {4, 5}, {14, 5, 4, 5}};

  /** The lines of an axis, in the order in which the contenders first appear. */
  static List<AxisLine> of(Axis axis) {
    Map<String, List<Node>> byName = new LinkedHashMap<>();
    boolean byModel = axis.cells().stream().allMatch(AxisLine::eachModelOnce);
    for (CellReading cell : axis.cells()) {
      for (Standing standing : cell.verdict().standings()) {
        String name = byModel ? standing.contender().model() : standing.contender().toString();
        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(new Node(cell, standing));
      }
    }
    Map<String, Integer> models = new LinkedHashMap<>();
    List<AxisLine> lines = new ArrayList<>();
    byName.forEach((name, nodes) -> lines.add(line(name, nodes, models)));
    lines.sort(Comparator.comparing(AxisLine::label));
    return lines;
  }

  /** Whether it did not finish somewhere. */
  boolean failed() {
    return nodes.stream().anyMatch(Node::failed);
  }

  /** The value at the right end of the line; empty when it never finished. */
  OptionalDouble end() {
    return nodes.stream()
        .filter(node -> !node.failed())
        .mapToDouble(node -> node.standing().tasksPerSecond().estimate())
        .reduce((first, last) -> last);
  }

  /** All that must fit into the plot. */
  DoubleStream values() {
    return nodes.stream()
        .map(node -> node.standing().tasksPerSecond())
        .flatMapToDouble(rate -> DoubleStream.of(rate.estimate(), rate.low(), rate.high()));
  }

  /** Adds line, intervals and marks to the plot. */
  void draw(Canvas canvas, Grid grid, ToDoubleFunction<CellReading> x) {
    double[] xs = nodes.stream().mapToDouble(node -> x.applyAsDouble(node.cell())).toArray();
    double[] ys =
        nodes.stream()
            .mapToDouble(
                node -> node.failed() ? Double.NaN : node.standing().tasksPerSecond().estimate())
            .toArray();
    Color colour = mark.colour(canvas.theme());
    grid.line(xs, ys, colour, stroke(canvas));
    for (Node node : nodes) {
      Interval rate = node.standing().tasksPerSecond();
      if (!node.failed() && rate.low() < rate.high()) {
        double at = x.applyAsDouble(node.cell());
        grid.line(
            new double[] {at, at},
            new double[] {rate.low(), rate.high()},
            canvas.theme().ink(),
            canvas.line(4));
      }
    }
    grid.marks(xs, ys, mark, canvas.px(20));
  }

  /** Strikes the mark out below each cell that the contender did not finish. */
  void failures(Canvas canvas, Grid grid, ToDoubleFunction<CellReading> x, double y) {
    double size = canvas.px(20);
    for (Node node : nodes) {
      if (node.failed()) {
        double at = grid.x(x.applyAsDouble(node.cell()));
        mark.paint(canvas.graphics(), canvas.theme(), at, y, size);
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

  private static AxisLine line(String name, List<Node> nodes, Map<String, Integer> models) {
    String model = nodes.getFirst().standing().contender().model();
    int before = models.merge(model, 1, Integer::sum) - 1;
    Stream<String> written = nodes.stream().map(node -> node.standing().contender().toString());
    List<String> contenders = written.distinct().toList();
    String label = contenders.size() == 1 ? contenders.getFirst() : name;
    return new AxisLine(label, ModelMark.of(model), before, List.copyOf(nodes));
  }

  private static boolean eachModelOnce(CellReading cell) {
    List<String> models =
        cell.verdict().standings().stream().map(each -> each.contender().model()).toList();
    return models.stream().distinct().count() == models.size();
  }
}
