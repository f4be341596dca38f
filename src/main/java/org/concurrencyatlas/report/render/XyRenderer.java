package org.concurrencyatlas.report.render;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.LineLabels;
import org.concurrencyatlas.report.plot.PlotAxis;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.plot.XyPlot.Panel;
import org.concurrencyatlas.report.plot.XyPlot.Series;

/** Draws series: the panels side by side, then the labels at the right. */
final class XyRenderer {
  private static final double LABELS = 430;
  private static final double LABELS_GAP = 28;

  private final Canvas canvas;
  private final XyPlot plot;

  XyRenderer(Canvas canvas, XyPlot plot) {
    this.canvas = canvas;
    this.plot = plot;
  }

  void paint(Rectangle2D area) {
    double width = (area.getWidth() - canvas.px(LABELS)) / plot.panels().size();
    double left = area.getX();
    XyPanelPainter first = null;
    for (Panel panel : plot.panels()) {
      Rectangle2D place = new Rectangle2D.Double(left, area.getY(), width, area.getHeight());
      XyPanelPainter painter = new XyPanelPainter(canvas, panel, first == null);
      painter.paint(place);
      first = first == null ? painter : first;
      left += width;
    }
    if (first != null) {
      labels(first, left + canvas.px(LABELS_GAP), area.getMaxX());
    }
  }

  /** A label is joined to the end of its line; marks alone are found without. */
  private void labels(XyPanelPainter painter, double left, double right) {
    Panel panel = plot.panels().getFirst();
    LineLabels labels = new LineLabels(canvas, left, right);
    for (Series series : panel.series()) {
      if (Double.isFinite(series.labelAt())) {
        labels.add(series.label(), painter.y(series.labelAt()));
      }
    }
    panel.references().stream()
        .filter(reference -> !reference.name().isEmpty() && !reference.spots().isEmpty())
        .forEach(reference ->
            labels.addReference(
                reference.name(),
                painter.y(reference.spots().getLast().y()),
                painter.stroke(reference)));
    List<PlotAxis.Level> levels = panel.across().levels();
    boolean lines = panel.series().stream().anyMatch(each -> each.stroke() != XyPlot.Stroke.NONE);
    double lineEnd = lines && !levels.isEmpty() ? painter.x(levels.getLast().value()) : left;
    labels.paint(painter.top(), painter.bottom(), lineEnd);
  }
}
