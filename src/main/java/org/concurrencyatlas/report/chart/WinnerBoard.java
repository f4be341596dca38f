package org.concurrencyatlas.report.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.concurrencyatlas.report.draw.Canvas;
import org.concurrencyatlas.report.draw.Canvas.Anchor;
import org.concurrencyatlas.report.draw.Figure;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.MapSentence;
import org.concurrencyatlas.report.text.Objective;
import org.concurrencyatlas.report.text.PointName;
import org.concurrencyatlas.report.text.Tile;

/** Who wins where, one tile a cell in the order of the plan: the map of a run without a plane. */
final class WinnerBoard implements Figure.Plot {
  private static final double CAPTION = 34;
  private static final double ASPECT = 2.2;
  private static final double TALLEST_ROW = 300;

  private final List<Tile> tiles;

  private WinnerBoard(List<Tile> tiles) {
    this.tiles = tiles;
  }

  /** The board of a whole run. */
  static Figure figure(String name, Objective objective, Findings findings) {
    List<Tile> tiles = findings.readings().stream().map(cell -> Tile.of(cell, objective)).toList();
    return new Figure(
        name,
        MapSentence.of(tiles, "", objective),
        MapNotes.subtitle(tiles, objective),
        findings.method(),
        MapNotes.of(tiles, objective, findings),
        new WinnerBoard(tiles));
  }

  @Override
  public void paint(Canvas canvas, Rectangle2D area) {
    TileLegend legend = new TileLegend(canvas, tiles);
    double legendHeight = legend.height(area.getWidth());
    double height = area.getHeight() - legendHeight - canvas.px(14);
    int columns = columns(area.getWidth(), height);
    int rows = (tiles.size() + columns - 1) / columns;
    double width = area.getWidth() / columns;
    double step = Math.min(canvas.px(TALLEST_ROW), height / rows);
    double caption = Math.min(canvas.px(CAPTION), 0.3 * step);
    TilePainter painter =
        TilePainter.of(canvas, tiles, new Rectangle2D.Double(0, 0, width, step - caption));
    Font font = canvas.font(0.66 * caption / canvas.px(1), false);
    for (int i = 0; i < tiles.size(); i++) {
      double x = area.getX() + i % columns * width;
      int row = i / columns;
      double y = area.getY() + row * step;
      String point = PointName.of(tiles.get(i).cell().verdict().point());
      canvas.text(
          Canvas.fit(point, font, width - canvas.px(16)),
          x + canvas.px(4),
          y + 0.74 * caption,
          Anchor.LEFT,
          font,
          canvas.theme().ink());
      painter.paint(
          tiles.get(i),
          new Rectangle2D.Double(x, y + caption, width - canvas.px(10), step - caption));
    }
    legend.paintGrounds(area.getX(), area.getMaxY() - legendHeight + canvas.px(6), area.getWidth());
  }

  /** As many columns as make the tiles about twice as wide as high. */
  private int columns(double width, double height) {
    double columns = Math.sqrt(tiles.size() * width / (height * ASPECT));
    return Math.clamp(Math.round(columns), 1, Math.max(1, tiles.size()));
  }
}
