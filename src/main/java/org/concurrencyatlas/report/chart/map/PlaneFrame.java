package org.concurrencyatlas.report.chart.map;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.BiConsumer;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.Canvas;
import org.concurrencyatlas.report.plot.Canvas.Anchor;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Facets;
import org.concurrencyatlas.report.view.Plane;

/**
 * The tiles of maps with their labels: columns below, rows at the left, the least below. Several
 * maps stand side by side under their names and share both axes.
 */
final class PlaneFrame {
  private static final double ROW_LABELS = 150;
  private static final double COLUMN_LABELS = 48;
  private static final double AXIS_TITLES = 36;
  private static final double NAME = 42;
  private static final double GAP = 36;

  /** More maps than these stand in a square: in one line they would be slivers. */
  private static final int MOST_IN_A_LINE = 3;

  private final Canvas canvas;
  private final Facets facets;
  private final List<Long> columns;
  private final List<Long> rows;
  private final Rectangle2D area;

  /** The frame inside an area given in pixels. */
  PlaneFrame(Canvas canvas, Facets facets, Rectangle2D area) {
    this.canvas = canvas;
    this.facets = facets;
    this.columns = facets.columns();
    this.rows = facets.rows();
    this.area = (Rectangle2D) area.clone();
  }

  /** The size of a tile in pixels. */
  Rectangle2D tile() {
    return tile(map(0), 0, 0);
  }

  /** Draws the labels and every cell at its place. */
  void paint(BiConsumer<CellSummary, Rectangle2D> tile) {
    List<Plane> planes = facets.planes();
    for (int i = 0; i < planes.size(); i++) {
      Rectangle2D map = map(i);
      facets
          .places(planes.get(i))
          .forEach(each -> tile.accept(each.cell(), tile(map, each.column(), each.row())));
      name(facets.name(planes.get(i)), map);
      columnLabels(map);
      if (i % inALine() == 0) {
        rowLabels(map);
      }
    }
    axisTitles();
  }

  private int inALine() {
    int maps = facets.planes().size();
    return maps <= MOST_IN_A_LINE ? maps : (int) Math.ceil(Math.sqrt(maps));
  }

  /** Where the tiles of a map stand. */
  private Rectangle2D map(int index) {
    int maps = facets.planes().size();
    int column = index % inALine();
    int line = index / inALine();
    double gap = canvas.px(GAP);
    double name = maps == 1 ? 0 : canvas.px(NAME);
    double left = area.getX() + canvas.px(ROW_LABELS);
    double width = (area.getMaxX() - left + gap) / inALine();
    double height = (area.getHeight() - canvas.px(AXIS_TITLES)) / Math.ceilDiv(maps, inALine());
    return new Rectangle2D.Double(
        left + column * width,
        area.getY() + line * height + name,
        width - gap,
        height - name - canvas.px(COLUMN_LABELS));
  }

  private Rectangle2D tile(Rectangle2D map, int column, int row) {
    double width = map.getWidth() / columns.size();
    double height = map.getHeight() / rows.size();
    return new Rectangle2D.Double(
        map.getX() + column * width, map.getMaxY() - (row + 1) * height, width, height);
  }

  private void name(String name, Rectangle2D map) {
    Font font = canvas.font(26, true);
    String text = Canvas.fit(name, font, map.getWidth());
    double baseline = map.getY() - canvas.px(12);
    canvas.text(text, map.getCenterX(), baseline, Anchor.CENTRE, font, canvas.theme().foreground());
  }

  private void columnLabels(Rectangle2D map) {
    Font font = canvas.font(24, false);
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < columns.size(); i++) {
      String text = PointName.value(facets.across(), columns.get(i));
      double x = tile(map, i, 0).getCenterX();
      double half = Canvas.width(text, font) / 2;
      if (x - half > free) {
        double baseline = map.getMaxY() + canvas.px(32);
        canvas.text(text, x, baseline, Anchor.CENTRE, font, canvas.theme().foreground());
        free = x + half + canvas.px(10);
      }
    }
  }

  private void rowLabels(Rectangle2D map) {
    Font font = canvas.font(24, false);
    double free = Double.POSITIVE_INFINITY;
    for (int i = 0; i < rows.size(); i++) {
      double y = tile(map, 0, i).getCenterY() + canvas.px(8);
      if (y < free) {
        String text = PointName.value(facets.up(), rows.get(i));
        double x = map.getX() - canvas.px(14);
        canvas.text(text, x, y, Anchor.RIGHT, font, canvas.theme().foreground());
        free = y - canvas.px(30);
      }
    }
  }

  private void axisTitles() {
    Font font = canvas.font(24, false);
    double baseline = area.getMaxY() - canvas.px(AXIS_TITLES / 2);
    double middle = (area.getX() + canvas.px(ROW_LABELS) + area.getMaxX()) / 2;
    String across = PointName.axis(facets.across()) + " →";
    canvas.text(across, middle, baseline, Anchor.CENTRE, font, canvas.theme().muted());
    String up = "↑ " + PointName.axis(facets.up());
    canvas.text(up, area.getX(), baseline, Anchor.LEFT, font, canvas.theme().muted());
  }
}
