package org.concurrencyatlas.report.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.Canvas.Anchor;
import org.concurrencyatlas.report.plot.PlotAxis;
import org.concurrencyatlas.report.plot.PlotAxis.Level;
import org.concurrencyatlas.report.plot.PlotAxis.Scale;
import org.concurrencyatlas.report.plot.XyPlot.Band;
import org.concurrencyatlas.report.plot.XyPlot.Node;
import org.concurrencyatlas.report.plot.XyPlot.Panel;
import org.concurrencyatlas.report.plot.XyPlot.Reference;
import org.concurrencyatlas.report.plot.XyPlot.Series;
import org.concurrencyatlas.report.plot.XyPlot.Spot;
import org.concurrencyatlas.report.plot.XyPlot.Stroke;
import org.concurrencyatlas.stats.Log2Scale;

/** Draws one pair of axes with what stands on it. */
final class XyPanelPainter {
  private static final double FOOT = 84;
  private static final double FAILURE_HEIGHT = 30;
  private static final double MARK = 20;
  private static final int SHADE = 45;

  /** Beside the first and the last level, as a part of the distance between them. */
  private static final double ROOM = 0.05;

  private final Canvas canvas;
  private final Panel panel;
  private final XyGrid grid;
  private final List<Series> failed;

  /** A painter of a panel; of several side by side only the first is titled. */
  XyPanelPainter(Canvas canvas, Panel panel, boolean titled) {
    this.canvas = canvas;
    this.panel = panel;
    this.failed = panel.series().stream().filter(each -> !each.failures().isEmpty()).toList();
    this.grid = new XyGrid(canvas, hasLevels() ? "" : panel.across().title());
    scale(titled);
  }

  void paint(Rectangle2D area) {
    double strip = failed.size() * canvas.px(FAILURE_HEIGHT);
    double foot = hasLevels() ? canvas.px(FOOT) + strip : 0;
    levelLines();
    panel.references().forEach(this::reference);
    panel.series().forEach(this::series);
    grid.paint(
        new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(), area.getHeight() - foot));
    panel.band().ifPresent(this::band);
    if (hasLevels()) {
      failures();
      levelNames(bottom() + strip);
    }
  }

  /** The pixel of a value on the horizontal axis. */
  double x(double value) {
    return grid.x(across(value));
  }

  /** The pixel of a value on the vertical axis. */
  double y(double value) {
    return grid.y(up(value));
  }

  double top() {
    return y(panel.up().to());
  }

  double bottom() {
    return y(panel.up().from());
  }

  private boolean hasLevels() {
    return !panel.across().levels().isEmpty();
  }

  private void scale(boolean titled) {
    PlotAxis up = panel.up();
    grid.frame(left(), right(), up(up.from()), up(up.to()));
    grid.styler().setYAxisLogarithmic(up.scale() == Scale.DECADES);
    grid.yLabels(value -> up.words().apply(value * up.unit()));
    if (titled) {
      grid.yTitle(up.title());
    }
    if (hasLevels()) {
      grid.styler().setXAxisTicksVisible(false);
      grid.styler().setPlotGridVerticalLinesVisible(false);
    } else {
      grid.styler().setXAxisTickMarkSpacingHint((int) canvas.px(130));
      grid.xLabels(value -> panel.across().words().apply(value * panel.across().unit()));
    }
  }

  private void levelLines() {
    for (Level level : panel.across().levels()) {
      double at = across(level.value());
      double[] ends = {up(panel.up().from()), up(panel.up().to())};
      grid.line(new double[] {at, at}, ends, canvas.theme().grid(), canvas.line(1.5));
    }
  }

  private void reference(Reference reference) {
    line(reference.spots(), canvas.theme().foreground(), stroke(reference));
  }

  private void series(Series series) {
    Color colour = canvas.colour(series.label().mark());
    if (series.stroke() != Stroke.NONE) {
      line(series.path(), colour, stroke(series.stroke(), 5));
    }
    series.nodes().stream().filter(node -> !node.failed()).forEach(this::interval);
    grid.marks(
        values(series.nodes(), node -> across(node.x())),
        values(series.nodes(), node -> up(node.value().estimate())),
        series.label().mark(),
        canvas.px(MARK));
  }

  private void interval(Node node) {
    double low = node.value().low();
    if (low < node.value().high() && !(panel.up().scale() == Scale.DECADES && low <= 0)) {
      double at = across(node.x());
      grid.line(
          new double[] {at, at},
          new double[] {up(low), up(node.value().high())},
          canvas.theme().foreground(),
          canvas.line(4));
    }
  }

  private void line(List<Spot> spots, Color colour, BasicStroke stroke) {
    grid.line(
        values(spots, spot -> Math.clamp(across(spot.x()), left(), right())),
        values(spots, spot -> inside(up(spot.y()))),
        colour,
        stroke);
  }

  /** Infinite is the edge of the plot; NaN, where a line is broken, stays. */
  private double inside(double y) {
    return Double.isInfinite(y) ? up(y < 0 ? panel.up().from() : panel.up().to()) : y;
  }

  private void band(Band band) {
    double low = grid.x(Math.max(left(), across(band.from())));
    double high = grid.x(Math.min(right(), across(band.to())));
    Color muted = canvas.theme().muted();
    Color shade = new Color(muted.getRed(), muted.getGreen(), muted.getBlue(), SHADE);
    canvas.fill(
        new Rectangle2D.Double(low, top(), Math.max(1, high - low), bottom() - top()), shade);
    if (!band.name().isEmpty()) {
      limit(band.name(), low, high);
    }
  }

  /**
   * The line of a limit and its name, beyond the line where it fits there, else before it; at the
   * foot, for what a limit bounds is high there.
   */
  private void limit(String name, double low, double high) {
    canvas.draw(
        new Line2D.Double(low, top(), low, bottom()), canvas.theme().foreground(), canvas.line(3));
    Font font = canvas.font(22, true);
    boolean fits = Canvas.width(name, font) + canvas.px(16) <= high - low;
    canvas.text(
        name,
        low + canvas.px(fits ? 8 : -8),
        bottom() - canvas.px(12),
        fits ? Anchor.LEFT : Anchor.RIGHT,
        font,
        canvas.theme().foreground());
  }

  /** A mark that is struck out below each level that a contender did not finish. */
  private void failures() {
    double size = canvas.px(MARK);
    for (int i = 0; i < failed.size(); i++) {
      double y = bottom() + canvas.px(FAILURE_HEIGHT) * (i + 0.6);
      for (Node node : failed.get(i).failures()) {
        double at = x(node.x());
        canvas.mark(failed.get(i).label().mark(), at, y, size);
        canvas.draw(
            new Line2D.Double(at - size, y + size / 2, at + size, y - size / 2),
            canvas.theme().error(),
            canvas.line(4));
      }
    }
  }

  /** From the last on, every one that does not touch the one after it. */
  private void levelNames(double foot) {
    Font font = canvas.font(25, false);
    PlotAxis across = panel.across();
    double free = Double.POSITIVE_INFINITY;
    for (Level level : across.levels().reversed()) {
      double x = x(level.value());
      double half = Canvas.width(level.label(), font) / 2;
      if (x + half < free) {
        double baseline = foot + canvas.px(38);
        canvas.text(level.label(), x, baseline, Anchor.CENTRE, font, canvas.theme().foreground());
        free = x - half - canvas.px(14);
      }
    }
    double middle = (x(across.from()) + x(across.to())) / 2;
    String text = across.title() + (across.scale() == Scale.DOUBLING ? " (doubling scale)" : "");
    canvas.text(text, middle, foot + canvas.px(78), Anchor.CENTRE, font, canvas.theme().muted());
  }

  private double left() {
    return across(panel.across().from()) - room();
  }

  private double right() {
    return across(panel.across().to()) + room();
  }

  private double room() {
    PlotAxis across = panel.across();
    return hasLevels() ? ROOM * (across(across.to()) - across(across.from())) : 0;
  }

  private double across(double value) {
    PlotAxis axis = panel.across();
    boolean placed = axis.scale() == Scale.DOUBLING && Double.isFinite(value);
    return placed ? Log2Scale.at(value) : value / axis.unit();
  }

  private double up(double value) {
    return value / panel.up().unit();
  }

  /** How a reference line is drawn. */
  BasicStroke stroke(Reference reference) {
    return stroke(reference.stroke(), 4);
  }

  private BasicStroke stroke(Stroke stroke, double width) {
    return switch (stroke) {
      case NONE, SOLID -> canvas.line(width);
      case THIN -> canvas.line(width / 2);
      case DASHED -> canvas.dashed(width);
      case LONG_DASHES -> canvas.patterned(width, 14, 6);
      case DOTS -> canvas.patterned(width, 4, 5);
      case DASHES_AND_DOTS -> canvas.patterned(width, 14, 5, 4, 5);
    };
  }

  private static <T> double[] values(List<T> all, ToDoubleFunction<T> value) {
    return all.stream().mapToDouble(value).toArray();
  }
}
