package org.concurrencyatlas.report.render;

import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.Canvas.Anchor;
import org.concurrencyatlas.report.canvas.RowLabels;
import org.concurrencyatlas.report.plot.BarPlot;
import org.concurrencyatlas.report.plot.BarPlot.Bar;
import org.concurrencyatlas.report.plot.BarPlot.Failure;
import org.concurrencyatlas.report.plot.BarPlot.Limit;
import org.concurrencyatlas.report.plot.BarPlot.Row;

/** Draws bars with their names at the left and their figures at the right. */
final class BarRenderer {
  private static final double FIGURES_WIDTH = 250;
  private static final double LIMIT_LABEL_HEIGHT = 40;
  private static final double NAMES_SHARE = 0.26;
  private static final double TALLEST_ROW = 150;
  private static final double AXIS_HEIGHT = 100;

  /** The part of a row's height that its bar takes. */
  private static final double THICKNESS = 0.56;

  private final Canvas canvas;
  private final BarPlot plot;
  private final XyGrid grid;

  BarRenderer(Canvas canvas, BarPlot plot) {
    this.canvas = canvas;
    this.plot = plot;
    this.grid = new XyGrid(canvas, plot.axis().title());
    double to = plot.axis().to();
    grid.frame(-0.002 * to, to, 0.5, rows() + 0.5);
    grid.styler().setYAxisTicksVisible(false);
    grid.styler().setPlotGridHorizontalLinesVisible(false);
    grid.xLabels(plot.axis().words());
  }

  void paint(Rectangle2D area) {
    double names = NAMES_SHARE * area.getWidth();
    double head = canvas.px(LIMIT_LABEL_HEIGHT);
    double foot = canvas.px(AXIS_HEIGHT);
    double rowHeight = Math.min(canvas.px(TALLEST_ROW), (area.getHeight() - head - foot) / rows());
    for (int i = 0; i < rows(); i++) {
      if (plot.rows().get(i) instanceof Bar bar) {
        bar(bar, position(i), rowHeight);
      }
    }
    grid.paint(
        new Rectangle2D.Double(
            area.getX() + names,
            area.getY() + head,
            area.getWidth() - names - canvas.px(FIGURES_WIDTH),
            rowHeight * rows() + foot));
    RowLabels labels =
        new RowLabels(
            canvas,
            rowHeight,
            names - canvas.px(16),
            plot.rows().stream().map(Row::label).toList());
    for (int i = 0; i < rows(); i++) {
      label(labels, plot.rows().get(i), area, grid.y(position(i)));
    }
    plot.limit().ifPresent(this::limit);
  }

  private void bar(Bar bar, double y, double rowHeight) {
    Mark mark = bar.label().mark();
    double thickness = THICKNESS * rowHeight;
    double[] level = {y, y};
    grid.line(
        new double[] {0, bar.value().estimate()},
        level,
        canvas.theme().tint(canvas.colour(mark), 0.4),
        canvas.stroke(thickness));
    double[] forks = bar.forks().stream().mapToDouble(each -> each).toArray();
    double aside = 0.3 * thickness / rowHeight;
    grid.marks(
        forks, besides(forks.length, y, aside), mark, Math.min(canvas.px(16), thickness / 2));
    if (bar.value().low() <= bar.value().high()) {
      grid.line(
          new double[] {bar.value().low(), bar.value().high()},
          level,
          canvas.theme().foreground(),
          canvas.stroke(Math.min(canvas.px(7), thickness / 4)));
    }
  }

  /** Marks stand above and below the interval in turn, so that they do not hide each other. */
  private static double[] besides(int forks, double y, double aside) {
    return DoubleStream.iterate(0, i -> i + 1)
        .limit(forks)
        .map(i -> y + (i % 2 == 0 ? aside : -aside))
        .toArray();
  }

  private void label(RowLabels labels, Row row, Rectangle2D area, double y) {
    labels.name(row.label(), area.getX(), y);
    switch (row) {
      case Bar bar -> labels.figures(bar.figure(), bar.share(), area.getMaxX(), y);
      case Failure failure -> labels.failure(failure.reason(), grid.x(0), y, area.getMaxX());
    }
  }

  /** The limit as a line beside those that finished, or an arrow to where it would be. */
  private void limit(Limit limit) {
    Font font = canvas.font(25, true);
    double top = grid.y(rows() + 0.5);
    double x = grid.x(Math.min(limit.value(), plot.axis().to()));
    if (limit.value() <= plot.axis().to()) {
      long bars = plot.rows().stream().filter(Bar.class::isInstance).count();
      double foot = grid.y(0.5 + rows() - bars);
      canvas.draw(
          new Line2D.Double(x, top, x, foot), canvas.theme().foreground(), canvas.dashed(4));
    }
    canvas.text(
        limit.text(), x, top - canvas.px(12), Anchor.RIGHT, font, canvas.theme().foreground());
  }

  private int rows() {
    return plot.rows().size();
  }

  /** Rows count from below in the plot, from above in the list. */
  private double position(int row) {
    return rows() - row;
  }
}
