package org.concurrencyatlas.report.chart.line;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.Canvas;
import org.concurrencyatlas.report.plot.Canvas.Anchor;
import org.concurrencyatlas.report.plot.LineLabels;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.stats.Log2Scale;

/**
 * Lines over levels, with intervals and the physical limit, each named at its right end. The
 * horizontal axis doubles from mark to mark where the levels span it, the vertical one is
 * logarithmic where the lines lie far apart.
 *
 * @param title what the levels are
 * @param levels ascending
 * @param lines what is drawn
 * @param objective what they show
 * @param detail what stands behind a line's name
 */
record LineChart(
    String title,
    List<Level> levels,
    List<ContenderSeries> lines,
    Metric objective,
    Function<ContenderSeries, String> detail)
    implements Picture.Plot {
  private static final double LABELS = 430;
  private static final double FOOT = 84;
  private static final double FAILURE_HEIGHT = 30;
  private static final double DOUBLING_SPAN = 8;
  private static final double DECADES_SPAN = 25;

  /**
   * A place on the horizontal axis.
   *
   * @param value its value
   * @param label as it is written
   * @param limit the physical limit there; not finite when unknown or of another quantity
   */
  record Level(double value, String label, double limit) {}

  @Override
  public void paint(Canvas canvas, Rectangle2D area) {
    List<ContenderSeries> failed = lines.stream().filter(ContenderSeries::failed).toList();
    double strip = failed.size() * canvas.px(FAILURE_HEIGHT);
    Rectangle2D inner =
        new Rectangle2D.Double(
            area.getX(),
            area.getY(),
            area.getWidth() - canvas.px(LABELS),
            area.getHeight() - canvas.px(FOOT) - strip);
    XyPlot grid = scaled(canvas);
    grid.line(
        levels.stream().mapToDouble(level -> x(level.value())).toArray(),
        levels.stream().mapToDouble(LineChart::limit).toArray(),
        canvas.theme().foreground(),
        canvas.dashed(5));
    lines.forEach(line -> line.draw(canvas, grid, this::x, unit()));
    grid.paint(inner);
    for (int i = 0; i < failed.size(); i++) {
      double y = grid.y(bottom()) + canvas.px(FAILURE_HEIGHT) * (i + 0.6);
      failed.get(i).failures(canvas, grid, this::x, y);
    }
    levelNames(canvas, grid, grid.y(bottom()) + strip);
    lineNames(canvas, grid, area);
  }

  private XyPlot scaled(Canvas canvas) {
    XyPlot grid = new XyPlot(canvas, "");
    double left = x(levels.getFirst().value());
    double right = x(levels.getLast().value());
    double room = 0.05 * (right - left);
    grid.frame(left - room, right + room, bottom(), top());
    grid.styler().setYAxisLogarithmic(isLogarithmic());
    grid.styler().setXAxisTicksVisible(false);
    grid.styler().setPlotGridVerticalLinesVisible(false);
    grid.yTitle(objective.title());
    grid.yLabels(value ->
        objective == Metric.THROUGHPUT
            ? Numbers.tick(value, top())
            : objective.say(value * unit()));
    for (Level level : levels) {
      double at = x(level.value());
      grid.line(
          new double[] {at, at},
          new double[] {bottom(), top()},
          canvas.theme().grid(),
          canvas.line(1.5));
    }
    return grid;
  }

  /** From the last on, every one that does not touch the one after it. */
  private void levelNames(Canvas canvas, XyPlot grid, double foot) {
    Font font = canvas.font(25, false);
    double free = Double.POSITIVE_INFINITY;
    for (Level level : levels.reversed()) {
      double x = grid.x(x(level.value()));
      double half = Canvas.width(level.label(), font) / 2;
      if (x + half < free) {
        double baseline = foot + canvas.px(38);
        canvas.text(level.label(), x, baseline, Anchor.CENTRE, font, canvas.theme().foreground());
        free = x - half - canvas.px(14);
      }
    }
    double middle =
        (grid.x(x(levels.getFirst().value())) + grid.x(x(levels.getLast().value()))) / 2;
    String text = title + (isDoubling() ? " (doubling scale)" : "");
    canvas.text(text, middle, foot + canvas.px(78), Anchor.CENTRE, font, canvas.theme().muted());
  }

  private void lineNames(Canvas canvas, XyPlot grid, Rectangle2D area) {
    double left = area.getMaxX() - canvas.px(LABELS - 28);
    LineLabels labels = new LineLabels(canvas, left, area.getMaxX());
    for (ContenderSeries line : lines) {
      line.end()
          .ifPresent(end ->
              labels.add(
                  line.model(), detail.apply(line), line.mark(canvas), grid.y(end / unit())));
    }
    levels.stream()
        .mapToDouble(LineChart::limit)
        .filter(Double::isFinite)
        .reduce((first, last) -> last)
        .ifPresent(limit -> labels.addLimit(grid.y(limit)));
    labels.paint(grid.y(top()), grid.y(bottom()), grid.x(x(levels.getLast().value())));
  }

  private double x(double value) {
    return isDoubling() ? Log2Scale.at(value) : value;
  }

  private boolean isDoubling() {
    double first = levels.getFirst().value();
    return first > 0 && levels.getLast().value() / first >= DOUBLING_SPAN;
  }

  private boolean isLogarithmic() {
    return most() / least() > DECADES_SPAN;
  }

  private double bottom() {
    return isLogarithmic() ? least() / unit() / 1.6 : 0;
  }

  private double top() {
    return most() / unit() * (isLogarithmic() ? 1.6 : 1.05);
  }

  /** What the vertical axis counts in. */
  private double unit() {
    return objective.unit(most());
  }

  private double least() {
    return values().min().orElse(1);
  }

  private double most() {
    return values().max().orElse(1);
  }

  private DoubleStream values() {
    return DoubleStream.concat(
            lines.stream().flatMapToDouble(ContenderSeries::values),
            levels.stream().mapToDouble(LineChart::limit))
        .filter(value -> Double.isFinite(value) && value > 0);
  }

  private static double limit(Level level) {
    return Double.isFinite(level.limit()) ? level.limit() : Double.NaN;
  }
}
