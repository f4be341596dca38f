package org.concurrencyatlas.report.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.report.draw.Canvas;
import org.concurrencyatlas.report.draw.Canvas.Anchor;
import org.concurrencyatlas.report.draw.Figure;
import org.concurrencyatlas.report.draw.Grid;
import org.concurrencyatlas.report.draw.Note;
import org.concurrencyatlas.report.text.Axis;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Figures;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.MapSentence;
import org.concurrencyatlas.report.text.Objective;
import org.concurrencyatlas.report.text.PointName;
import org.concurrencyatlas.report.text.Tile;

/**
 * A quantity over one parameter: a line a contender, with intervals and the physical limit where it
 * is throughput. The horizontal axis doubles from mark to mark where the values span it, the
 * vertical one is logarithmic where the contenders lie far apart.
 */
final class AxisChart implements Figure.Plot {
  private static final double LABELS_SHARE = 0.27;
  private static final double FOOT = 84;
  private static final double FAILURE_HEIGHT = 30;
  private static final double DOUBLING_SPAN = 8;
  private static final double DECADES_SPAN = 25;

  private final Axis axis;
  private final Objective objective;
  private final List<AxisLine> lines;
  private final double least;
  private final double most;

  /** What the vertical axis counts in. */
  private final double unit;

  private AxisChart(Axis axis, Objective objective) {
    this.axis = axis;
    this.objective = objective;
    this.lines = AxisLine.of(axis, objective);
    this.least = values().min().orElse(1);
    this.most = values().max().orElse(1);
    this.unit = objective.unit(most);
  }

  /** The picture of one axis. */
  static Figure figure(String name, Axis axis, Objective objective, Findings findings) {
    AxisChart chart = new AxisChart(axis, objective);
    return new Figure(
        name, chart.title(), chart.subtitle(), findings.method(), chart.note(), chart);
  }

  /** Whether the memory of a task can be read from the axis. */
  static boolean hasSlope(Axis axis) {
    return axis.parameter().equals("tasks");
  }

  @Override
  public void paint(Canvas canvas, Rectangle2D area) {
    List<AxisLine> failed = lines.stream().filter(AxisLine::failed).toList();
    double strip = failed.size() * canvas.px(FAILURE_HEIGHT);
    Rectangle2D inner =
        new Rectangle2D.Double(
            area.getX(),
            area.getY(),
            (1 - LABELS_SHARE) * area.getWidth(),
            area.getHeight() - canvas.px(FOOT) - strip);
    Grid grid = scaled(canvas);
    limit(canvas, grid);
    lines.forEach(line -> line.draw(canvas, grid, this::x, unit));
    grid.paint(inner);
    for (int i = 0; i < failed.size(); i++) {
      double y = grid.y(bottom()) + canvas.px(FAILURE_HEIGHT) * (i + 0.6);
      failed.get(i).failures(canvas, grid, this::x, y);
    }
    nodes(canvas, grid, grid.y(bottom()) + strip);
    labels(canvas, grid, area);
  }

  private String title() {
    if (objective == Objective.THROUGHPUT) {
      return axis.sentence();
    }
    if (objective == Objective.MEMORY && hasSlope(axis)) {
      return MemorySlope.sentence(lines, axis);
    }
    List<Tile> tiles = axis.cells().stream().map(cell -> Tile.of(cell, objective)).toList();
    return MapSentence.of(tiles, axis.place(), objective);
  }

  private String subtitle() {
    List<String> parts = new ArrayList<>(List.of(objective.direction()));
    if (objective == Objective.THROUGHPUT) {
      parts.add("upright strokes: 95 % intervals");
      parts.add("dashed: physical limit");
    } else {
      parts.add("medians over forks, not tested");
      if (objective == Objective.MEMORY && hasSlope(axis)) {
        parts.add("beside the name: bytes a task more");
      }
    }
    if (lines.stream().anyMatch(AxisLine::failed)) {
      parts.add("struck out: did not finish");
    }
    return String.join(" · ", parts);
  }

  private Note note() {
    List<String> says = new ArrayList<>(List.of(title() + "."));
    for (AxisLine line : lines) {
      if (line.failed()) {
        long cells = line.nodes().stream().filter(AxisLine.Node::failed).count();
        says.add(
            line.model()
                + line.settings()
                + " did not finish "
                + Figures.count(cells, "cell")
                + ".");
      }
    }
    return new Note(
        says,
        List.of(
            "Between the marks nothing was measured; the lines only lead the eye.",
            "Beyond the last mark the lines may turn.",
            objective == Objective.THROUGHPUT
                ? "Overlapping strokes are no test: each cell has its own verdict."
                : "These are medians over forks; no difference here was tested."));
  }

  private Grid scaled(Canvas canvas) {
    Grid grid = new Grid(canvas, "");
    double left = x(axis.cells().getFirst());
    double right = x(axis.cells().getLast());
    double room = 0.05 * (right - left);
    grid.frame(left - room, right + room, bottom(), top());
    grid.styler().setYAxisLogarithmic(isLogarithmic());
    grid.styler().setXAxisTicksVisible(false);
    grid.styler().setPlotGridVerticalLinesVisible(false);
    grid.yTitle(objective.title());
    grid.yLabels(value ->
        objective == Objective.THROUGHPUT
            ? Figures.tick(value, top())
            : objective.say(value * unit));
    for (CellReading cell : axis.cells()) {
      grid.line(
          new double[] {x(cell), x(cell)},
          new double[] {bottom(), top()},
          canvas.theme().grid(),
          canvas.line(1.5));
    }
    return grid;
  }

  private void limit(Canvas canvas, Grid grid) {
    double[] limits = axis.cells().stream().mapToDouble(this::limit).toArray();
    double[] xs = axis.cells().stream().mapToDouble(this::x).toArray();
    grid.line(xs, limits, canvas.theme().ink(), canvas.dashed(5));
  }

  /** The values at the nodes; one that would touch its neighbour is left out. */
  private void nodes(Canvas canvas, Grid grid, double foot) {
    Font font = canvas.font(25, false);
    double free = Double.NEGATIVE_INFINITY;
    for (CellReading cell : axis.cells()) {
      String text = PointName.value(axis.parameter(), axis.value(cell));
      double x = grid.x(x(cell));
      double half = Canvas.width(text, font) / 2;
      if (x - half > free) {
        canvas.text(text, x, foot + canvas.px(38), Anchor.CENTRE, font, canvas.theme().ink());
        free = x + half + canvas.px(14);
      }
    }
    double middle = (grid.x(x(axis.cells().getFirst())) + grid.x(x(axis.cells().getLast()))) / 2;
    String title = PointName.axis(axis.parameter()) + (isDoubling() ? " (doubling scale)" : "");
    canvas.text(title, middle, foot + canvas.px(78), Anchor.CENTRE, font, canvas.theme().faint());
  }

  private void labels(Canvas canvas, Grid grid, Rectangle2D area) {
    double left = area.getX() + (1 - LABELS_SHARE) * area.getWidth() + canvas.px(28);
    LineLabels labels = new LineLabels(canvas, left, area.getMaxX());
    for (AxisLine line : lines) {
      line.end()
          .ifPresent(
              end -> labels.add(line.model(), detail(line), line.mark(), grid.y(end / unit)));
    }
    axis.cells().stream()
        .mapToDouble(this::limit)
        .filter(Double::isFinite)
        .reduce((first, last) -> last)
        .ifPresent(limit -> labels.addLimit(grid.y(limit)));
    labels.paint(grid.y(top()), grid.y(bottom()), grid.x(x(axis.cells().getLast())));
  }

  /** What stands behind the model's name: the slope where that is the point, else the settings. */
  private String detail(AxisLine line) {
    return objective == Objective.MEMORY && hasSlope(axis)
        ? MemorySlope.say(MemorySlope.of(line, axis))
        : line.settings();
  }

  private double x(CellReading cell) {
    double value = (double) axis.value(cell);
    return isDoubling() ? Math.log(value) / Math.log(2) : value;
  }

  private boolean isDoubling() {
    double first = (double) axis.value(axis.cells().getFirst());
    return first > 0 && axis.value(axis.cells().getLast()) / first >= DOUBLING_SPAN;
  }

  private boolean isLogarithmic() {
    return most / least > DECADES_SPAN;
  }

  private double bottom() {
    return isLogarithmic() ? least / unit / 1.6 : 0;
  }

  private double top() {
    return most / unit * (isLogarithmic() ? 1.6 : 1.05);
  }

  private DoubleStream values() {
    return DoubleStream.concat(
            lines.stream().flatMapToDouble(AxisLine::values),
            axis.cells().stream().mapToDouble(this::limit))
        .filter(value -> Double.isFinite(value) && value > 0);
  }

  private double limit(CellReading cell) {
    double limit = cell.verdict().limitTasksPerSecond();
    return objective == Objective.THROUGHPUT && Double.isFinite(limit) ? limit : Double.NaN;
  }
}
