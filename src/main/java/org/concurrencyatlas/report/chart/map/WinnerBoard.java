package org.concurrencyatlas.report.chart.map;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.Canvas;
import org.concurrencyatlas.report.plot.Canvas.Anchor;
import org.concurrencyatlas.report.plot.ModelStyles;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.text.MapSentence;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;

/** Who wins where, one tile a cell in the order of the plan: the map of a run without a plane. */
final class WinnerBoard implements Picture.Plot {
  /** A line of a caption, in units and at most as a part of a row. */
  private static final double LINE = 29;

  private static final double MOST_OF_ROW = 0.2;
  private static final int MOST_LINES = 2;
  private static final double ASPECT = 2.2;
  private static final double TALLEST_ROW = 300;

  private final List<MapTile> tiles;

  private WinnerBoard(List<MapTile> tiles) {
    this.tiles = tiles;
  }

  /** The board of a whole run. */
  static Picture figure(String name, Metric objective, ReportInput input) {
    List<MapTile> tiles =
        input.readings().stream().map(cell -> MapTile.of(cell, objective)).toList();
    return new Picture(
        name,
        MapSentence.of(tiles, "", objective),
        MapNotes.subtitle(tiles, objective),
        input.method(),
        MapNotes.of(tiles, objective, input),
        new ModelStyles(input.models()),
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
    double line = Math.min(canvas.px(LINE), MOST_OF_ROW * step);
    Font font = canvas.font(0.76 * line / canvas.px(1), false);
    List<List<String>> captions =
        tiles.stream().map(tile -> caption(tile, font, width - canvas.px(16))).toList();
    double caption = line * (0.3 + captions.stream().mapToInt(List::size).max().orElse(0));
    TilePainter painter =
        TilePainter.of(canvas, tiles, new Rectangle2D.Double(0, 0, width, step - caption));
    for (int i = 0; i < tiles.size(); i++) {
      double x = area.getX() + i % columns * width;
      int row = i / columns;
      double bottom = area.getY() + row * step + caption;
      double baseline = bottom - (captions.get(i).size() - 0.55) * line;
      for (String text : captions.get(i)) {
        canvas.text(
            text, x + canvas.px(4), baseline, Anchor.LEFT, font, canvas.theme().foreground());
        baseline += line;
      }
      painter.paint(
          tiles.get(i), new Rectangle2D.Double(x, bottom, width - canvas.px(10), step - caption));
    }
    legend.paintGrounds(area.getX(), area.getMaxY() - legendHeight + canvas.px(6), area.getWidth());
  }

  /** The point in as many lines as it needs; what does not fit into the last of them is cut. */
  private static List<String> caption(MapTile tile, Font font, double room) {
    // a number stays with its unit
    String point =
        PointName.of(tile.cell().verdict().point()).replaceAll("(\\d) (?=[\\p{L}%])", "$1\u00a0");
    List<String> lines = Canvas.wrap(point, font, room);
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
    String rest = String.join(" ", lines.subList(MOST_LINES - 1, lines.size()));
    shown.add(Canvas.fit(rest, font, room));
    return shown;
  }

  /** As many columns as make the tiles about twice as wide as high. */
  private int columns(double width, double height) {
    double columns = Math.sqrt(tiles.size() * width / (height * ASPECT));
    return Math.clamp(Math.round(columns), 1, Math.max(1, tiles.size()));
  }
}
