package org.concurrencyatlas.report.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.report.chart.Canvas.Anchor;
import org.concurrencyatlas.report.text.Axis;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Figures;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.PointName;

/**
 * Throughput over one parameter: a line a contender with its intervals, and the physical limit. The
 * horizontal axis doubles from mark to mark where the values span it, the vertical one is
 * logarithmic where the contenders lie far apart.
 */
final class AxisChart implements Figure.Plot {
  private static final double LABELS_SHARE = 0.27;
  private static final double FOOT = 84;
  private static final double FAILURE_HEIGHT = 30;
  private static final double DOUBLING_SPAN = 8;
  private static final double DECADES_SPAN = 25;

  private final Axis axis;
  private final List<AxisLine> lines;

  private AxisChart(Axis axis) {
    this.axis = axis;
    this.lines = AxisLine.of(axis);
  }

  /** The picture of one axis. */
  static Figure figure(String name, Axis axis, Findings findings) {
    AxisChart chart = new AxisChart(axis);
    return new Figure(
        name,
        axis.sentence(),
        "more is better · upright strokes: 95 % intervals · dashed: physical limit"
            + (chart.lines.stream().anyMatch(AxisLine::failed)
                ? " · struck out: did not finish"
                : ""),
        findings.method(),
        chart);
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
    lines.forEach(line -> line.draw(canvas, grid, this::x));
    grid.paint(inner);
    for (int i = 0; i < failed.size(); i++) {
      double y = grid.y(bottom()) + canvas.px(FAILURE_HEIGHT) * (i + 0.6);
      failed.get(i).failures(canvas, grid, this::x, y);
    }
    nodes(canvas, grid, grid.y(bottom()) + strip);
    labels(canvas, grid, area);
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
    grid.yTitle("tasks per second");
    grid.yLabels(value -> Figures.tick(value, top()));
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
    double[] limits = axis.cells().stream().mapToDouble(AxisChart::limit).toArray();
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
      line.end().ifPresent(end -> labels.add(line.label(), line.mark(), grid.y(end)));
    }
    DoubleStream.of(axis.cells().stream().mapToDouble(AxisChart::limit).toArray())
        .filter(Double::isFinite)
        .reduce((first, last) -> last)
        .ifPresent(limit -> labels.addLimit(grid.y(limit)));
    labels.paint(grid.y(top()), grid.y(bottom()), grid.x(x(axis.cells().getLast())));
  }

  private double x(CellReading cell) {
    double value = (double) axis.value(cell);
    return isDoubling() ? Math.log(value) / Math.log(2) : value;
  }

  private boolean isDoubling() {
    double least = (double) axis.value(axis.cells().getFirst());
    return least > 0 && axis.value(axis.cells().getLast()) / least >= DOUBLING_SPAN;
  }

  private boolean isLogarithmic() {
    return values().max().orElse(1) / values().min().orElse(1) > DECADES_SPAN;
  }

  private double bottom() {
    return isLogarithmic() ? values().min().orElse(1) / 1.6 : 0;
  }

  private double top() {
    return values().max().orElse(1) * (isLogarithmic() ? 1.6 : 1.05);
  }

  private DoubleStream values() {
    return DoubleStream.concat(
            lines.stream().flatMapToDouble(AxisLine::values),
            axis.cells().stream().mapToDouble(AxisChart::limit))
        .filter(value -> Double.isFinite(value) && value > 0);
  }

  private static double limit(CellReading cell) {
    double limit = cell.verdict().limitTasksPerSecond();
    return Double.isFinite(limit) ? limit : Double.NaN;
  }
}
