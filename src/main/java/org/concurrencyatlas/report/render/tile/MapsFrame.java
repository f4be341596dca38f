package org.concurrencyatlas.report.render.tile;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.Canvas.Anchor;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.TilePlot.Maps;
import org.concurrencyatlas.report.plot.TilePlot.Placed;

/**
 * Maps with their labels: columns below, rows at the left, the least below. Several maps stand side
 * by side under their names and share both axes.
 */
final class MapsFrame implements TileFrame {
  private static final double ROW_LABELS = 150;
  private static final double COLUMN_LABELS = 48;
  private static final double AXIS_TITLES = 36;
  private static final double NAME = 42;
  private static final double GAP = 36;

  /** More maps than these stand in a square: in one line they would be slivers. */
  private static final int MOST_IN_A_LINE = 3;

  /** Between the texts of the rows and their tiles. */
  private static final double ROW_GAP = 14;

  /** From line to line of a row's text. */
  private static final double ROW_LINE = 30;

  /** The most that the texts of the rows take of the width. */
  private static final double MOST_OF_WIDTH = 0.3;

  private final Canvas canvas;
  private final Maps maps;
  private final Rectangle2D area;
  private final Font rowFont;

  /** How much room the texts of the rows take. */
  private final double rowLabels;

  /** The frame inside an area given in pixels. */
  MapsFrame(Canvas canvas, Maps maps, Rectangle2D area) {
    this.canvas = canvas;
    this.maps = maps;
    this.area = (Rectangle2D) area.clone();
    this.rowFont = canvas.font(24, false);
    double widest =
        maps.rows().stream().mapToDouble(each -> Canvas.width(each, rowFont)).max().orElse(0);
    this.rowLabels =
        Math.max(
            canvas.px(ROW_LABELS),
            Math.min(widest + canvas.px(ROW_GAP), MOST_OF_WIDTH * area.getWidth()));
  }

  @Override
  public Rectangle2D tile() {
    return tile(map(0), 0, 0);
  }

  @Override
  public Rectangle2D place(Placed tile) {
    return tile(map(tile.map()), tile.column(), tile.row());
  }

  @Override
  public void paint() {
    for (int i = 0; i < maps.names().size(); i++) {
      Rectangle2D map = map(i);
      name(maps.names().get(i), map);
      columnLabels(map);
      if (i % inALine() == 0) {
        rowLabels(map);
      }
    }
    axisTitles();
  }

  private int inALine() {
    int all = maps.names().size();
    return all <= MOST_IN_A_LINE ? all : (int) Math.ceil(Math.sqrt(all));
  }

  /** Where the tiles of a map stand. */
  private Rectangle2D map(int index) {
    int all = maps.names().size();
    int column = index % inALine();
    int line = index / inALine();
    double gap = canvas.px(GAP);
    double name = all == 1 ? 0 : canvas.px(NAME);
    double left = area.getX() + rowLabels;
    double width = (area.getMaxX() - left + gap) / inALine();
    double height = (area.getHeight() - canvas.px(AXIS_TITLES)) / Math.ceilDiv(all, inALine());
    return new Rectangle2D.Double(
        left + column * width,
        area.getY() + line * height + name,
        width - gap,
        height - name - canvas.px(COLUMN_LABELS));
  }

  private Rectangle2D tile(Rectangle2D map, int column, int row) {
    double width = map.getWidth() / maps.columns().size();
    double height = map.getHeight() / maps.rows().size();
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
    for (int i = 0; i < maps.columns().size(); i++) {
      String text = maps.columns().get(i);
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
    double line = canvas.px(ROW_LINE);
    double free = Double.POSITIVE_INFINITY;
    for (int i = 0; i < maps.rows().size(); i++) {
      Rectangle2D tile = tile(map, 0, i);
      List<String> lines = rowLines(maps.rows().get(i), tile.getHeight() / line);
      double last = tile.getCenterY() + canvas.px(8) + (lines.size() - 1) * line / 2;
      if (last < free) {
        for (int below = 0; below < lines.size(); below++) {
          String text = lines.get(lines.size() - 1 - below);
          double x = map.getX() - canvas.px(ROW_GAP);
          canvas.text(
              text, x, last - below * line, Anchor.RIGHT, rowFont, canvas.theme().foreground());
        }
        free = last - lines.size() * line;
      }
    }
  }

  /** A row's text in as many lines as it needs and its tile has; the last of them is cut. */
  private List<String> rowLines(String text, double most) {
    double room = rowLabels - canvas.px(ROW_GAP);
    if (Canvas.width(text, rowFont) <= room) {
      return List.of(text);
    }
    List<String> lines = Canvas.wrap(Numbers.withUnits(text), rowFont, room);
    int shown = Math.clamp((int) most, 1, lines.size());
    List<String> kept = new ArrayList<>(lines.subList(0, shown - 1));
    kept.add(Canvas.fit(String.join(" ", lines.subList(shown - 1, lines.size())), rowFont, room));
    return kept;
  }

  private void axisTitles() {
    Font font = canvas.font(24, false);
    double baseline = area.getMaxY() - canvas.px(AXIS_TITLES / 2);
    double middle = (area.getX() + rowLabels + area.getMaxX()) / 2;
    String across = maps.across() + " →";
    canvas.text(across, middle, baseline, Anchor.CENTRE, font, canvas.theme().muted());
    String up = "↑ " + maps.up();
    canvas.text(up, area.getX(), baseline, Anchor.LEFT, font, canvas.theme().muted());
  }
}
