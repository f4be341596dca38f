package org.concurrencyatlas.report.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.BiConsumer;
import org.concurrencyatlas.report.draw.Canvas;
import org.concurrencyatlas.report.draw.Canvas.Anchor;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Plane;
import org.concurrencyatlas.report.text.PointName;

/** The tiles of a plane with their labels: columns below, rows at the left, the least below. */
final class PlaneFrame {
  private static final double ROW_LABELS = 150;
  private static final double COLUMN_LABELS = 84;

  private final Canvas canvas;
  private final Plane plane;
  private final List<Long> columns;
  private final List<Long> rows;
  private final double left;
  private final Rectangle2D map;

  /** The frame inside an area given in pixels. */
  PlaneFrame(Canvas canvas, Plane plane, Rectangle2D area) {
    double labels = plane.up().isEmpty() ? 0 : canvas.px(ROW_LABELS);
    this.canvas = canvas;
    this.plane = plane;
    this.columns = plane.columns();
    this.rows = plane.rows();
    this.left = area.getX();
    this.map =
        new Rectangle2D.Double(
            area.getX() + labels,
            area.getY(),
            area.getWidth() - labels,
            area.getHeight() - canvas.px(COLUMN_LABELS));
  }

  /** The size of a tile in pixels. */
  Rectangle2D tile() {
    return place(0, 0);
  }

  /** Draws the labels and every cell at its place. */
  void paint(BiConsumer<CellReading, Rectangle2D> tile) {
    plane.places().forEach(each -> tile.accept(each.cell(), place(each.column(), each.row())));
    columnLabels();
    if (!plane.up().isEmpty()) {
      rowLabels();
    }
  }

  private Rectangle2D place(int column, int row) {
    double width = map.getWidth() / columns.size();
    double height = map.getHeight() / rows.size();
    return new Rectangle2D.Double(
        map.getX() + column * width, map.getMaxY() - (row + 1) * height, width, height);
  }

  private void columnLabels() {
    Font font = canvas.font(24, false);
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < columns.size(); i++) {
      String text = PointName.value(plane.across(), columns.get(i));
      double x = place(i, 0).getCenterX();
      double half = Canvas.width(text, font) / 2;
      if (x - half > free) {
        double baseline = map.getMaxY() + canvas.px(32);
        canvas.text(text, x, baseline, Anchor.CENTRE, font, canvas.theme().ink());
        free = x + half + canvas.px(10);
      }
    }
    double baseline = map.getMaxY() + canvas.px(66);
    String title = PointName.axis(plane.across()) + " →";
    canvas.text(title, map.getCenterX(), baseline, Anchor.CENTRE, font, canvas.theme().faint());
  }

  private void rowLabels() {
    Font font = canvas.font(24, false);
    double free = Double.POSITIVE_INFINITY;
    for (int i = 0; i < rows.size(); i++) {
      double y = place(0, i).getCenterY() + canvas.px(8);
      if (y < free) {
        String text = PointName.value(plane.up(), rows.get(i));
        double x = map.getX() - canvas.px(14);
        canvas.text(text, x, y, Anchor.RIGHT, font, canvas.theme().ink());
        free = y - canvas.px(30);
      }
    }
    double baseline = map.getMaxY() + canvas.px(66);
    String title = "↑ " + PointName.axis(plane.up());
    canvas.text(title, left, baseline, Anchor.LEFT, font, canvas.theme().faint());
  }
}
