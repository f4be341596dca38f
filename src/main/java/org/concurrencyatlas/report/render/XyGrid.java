package org.concurrencyatlas.report.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.MarkStyle;
import org.concurrencyatlas.report.canvas.Theme;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** An XChart plot in our style: it draws axes, grid and series; the names stand around it. */
final class XyGrid {
  private static final BasicStroke NO_LINE = SeriesLines.NONE;

  private final Canvas canvas;
  private final XYChart chart;
  private Rectangle2D area = new Rectangle2D.Double();
  private int series;

  XyGrid(Canvas canvas, String xTitle) {
    this.canvas = canvas;
    this.chart = new XYChart(100, 100);
    chart.setXAxisTitle(xTitle);
    style(chart.getStyler());
  }

  XYStyler styler() {
    return chart.getStyler();
  }

  /** Fixes what the axes show. */
  void frame(double left, double right, double bottom, double top) {
    chart.getStyler().setXAxisMin(left);
    chart.getStyler().setXAxisMax(right);
    chart.getStyler().setYAxisMin(bottom);
    chart.getStyler().setYAxisMax(top);
    // XChart wants data before it draws an axis
    line(
        new double[] {left, right},
        new double[] {bottom, top},
        canvas.theme().background(),
        NO_LINE);
  }

  /** Adds a line; a NaN in y breaks it. */
  void line(double[] x, double[] y, Color colour, BasicStroke stroke) {
    if (x.length > 0) {
      XYSeries line = add(x, y);
      line.setMarker(SeriesMarkers.NONE);
      line.setLineColor(colour);
      line.setLineStyle(stroke);
    }
  }

  /** Adds a mark for each value. */
  void marks(double[] x, double[] y, Mark mark, double size) {
    if (x.length > 0) {
      XYSeries marks = add(x, y);
      marks.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
      marks.setMarker(new MarkStyle(mark).marker(canvas.theme(), size));
    }
  }

  private XYSeries add(double[] x, double[] y) {
    series++;
    return chart.addSeries("series " + series, x, y);
  }

  void xLabels(DoubleFunction<String> labels) {
    chart.setCustomXAxisTickLabelsFormatter(labels::apply);
  }

  void yTitle(String title) {
    chart.setYAxisTitle(title);
  }

  void yLabels(DoubleFunction<String> labels) {
    chart.setCustomYAxisTickLabelsFormatter(labels::apply);
  }

  /** Draws the plot inside the area; positions are known afterwards. */
  void paint(Rectangle2D within) {
    area = within;
    AffineTransform before = canvas.graphics().getTransform();
    canvas.graphics().translate(within.getX(), within.getY());
    chart.paint(
        canvas.graphics(),
        (int) Math.round(within.getWidth()),
        (int) Math.round(within.getHeight()));
    canvas.graphics().setTransform(before);
    // XChart tells positions only in plots that are larger than the space between two labels
    chart.getStyler().setXAxisTickMarkSpacingHint(1);
  }

  /** The pixel of a value on the horizontal axis. */
  double x(double value) {
    return area.getX() + chart.getScreenXFromChart(value);
  }

  /** The pixel of a value on the vertical axis. */
  double y(double value) {
    return area.getY() + chart.getScreenYFromChart(value);
  }

  private void style(XYStyler styler) {
    Theme theme = canvas.theme();
    styler.setChartTitleVisible(false);
    styler.setLegendVisible(false);
    styler.setLocale(Locale.ROOT);
    styler.setChartFontColor(theme.muted());
    styler.setChartBackgroundColor(theme.background());
    styler.setPlotBackgroundColor(theme.background());
    styler.setPlotBorderVisible(false);
    styler.setPlotContentSize(1.0);
    styler.setPlotMargin(0);
    // room for the half of the first label that stands before the plot
    styler.setChartPadding((int) Math.ceil(canvas.px(16)));
    styler.setPlotGridLinesColor(theme.grid());
    styler.setPlotGridLinesStroke(canvas.line(1.5));
    styler.setPlotTicksMarksVisible(false);
    styler.setAxisTicksLineVisible(false);
    styler.setAxisTicksMarksVisible(false);
    styler.setAxisTickLabelsFont(canvas.font(25, false));
    styler.setAxisTickPadding((int) canvas.px(12));
    styler.setAxisTitleFont(canvas.font(25, false));
    styler.setAxisTitlePadding((int) canvas.px(12));
    styler.setXAxisTickLabelsColor(theme.foreground());
    styler.setYAxisTickLabelsColor(theme.foreground());
    styler.setXAxisTitleColor(theme.muted());
    styler.setYAxisTitleColor(theme.muted());
    styler.setXAxisTickMarkSpacingHint((int) canvas.px(190));
    styler.setYAxisTickMarkSpacingHint((int) canvas.px(90));
    styler.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    styler.setYAxisLogarithmicDecadeOnly(true);
    styler.setAntiAlias(true);
  }
}
