package org.concurrencyatlas.report.render.tile;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.Canvas.Anchor;
import org.concurrencyatlas.report.canvas.RowLabels;
import org.concurrencyatlas.report.plot.TilePlot.Placed;
import org.concurrencyatlas.report.plot.TilePlot.Strips;

/** Tiles in rows with marked names at the left and with texts above, as many as have room. */
final class StripFrame implements TileFrame {
  private static final double NAMES = 380;
  private static final double HEAD = 84;
  private static final double TALLEST_ROW = 90;
  private static final double NARROWEST_HEAD = 60;
  private static final double HEAD_SIZE = 22;
  private static final double LEAST_HEAD_SIZE = 14;

  private final Canvas canvas;
  private final Strips strips;
  private final TileGrid grid;

  /** The frame inside an area given in pixels. */
  StripFrame(Canvas canvas, Strips strips, Rectangle2D area) {
    this.canvas = canvas;
    this.strips = strips;
    double left = area.getX() + canvas.px(NAMES);
    double top = area.getY() + canvas.px(HEAD);
    double width = (area.getMaxX() - left) / strips.columns().size();
    double height = Math.min(canvas.px(TALLEST_ROW), (area.getMaxY() - top) / strips.rows().size());
    this.grid = new TileGrid(left, top, width, height);
  }

  @Override
  public Rectangle2D tile() {
    return grid.tile();
  }

  @Override
  public Rectangle2D place(Placed tile) {
    return grid.place(tile);
  }

  @Override
  public void paint() {
    RowLabels labels = new RowLabels(canvas, grid.height(), canvas.px(NAMES - 16), strips.rows());
    for (int row = 0; row < strips.rows().size(); row++) {
      labels.name(strips.rows().get(row), grid.left() - canvas.px(NAMES), grid.middle(row));
    }
    heads();
  }

  /** The texts above the columns, thinned where they touch. */
  private void heads() {
    double room = Math.max(grid.width(), canvas.px(NARROWEST_HEAD)) - canvas.px(8);
    Font font = headFont(room);
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < strips.columns().size(); i++) {
      double x = grid.left() + (i + 0.5) * grid.width();
      if (x - room / 2 >= free) {
        head(Canvas.wrap(strips.columns().get(i), font, room), x, font);
        free = x + room / 2;
      }
    }
  }

  private void head(List<String> lines, double x, Font font) {
    int count = Math.min(2, lines.size());
    for (int line = 0; line < count; line++) {
      double baseline = grid.top() - canvas.px(12) - canvas.px(28) * (count - 1 - line);
      canvas.text(lines.get(line), x, baseline, Anchor.CENTRE, font, canvas.theme().foreground());
    }
  }

  /** Letters shrink before a word is cut. */
  private Font headFont(double room) {
    double widest =
        strips.columns().stream()
            .flatMap(head -> Stream.of(head.split(" ", -1)))
            .mapToDouble(word -> Canvas.width(word, canvas.font(HEAD_SIZE, false)))
            .max()
            .orElse(1);
    double size = HEAD_SIZE * Math.min(1, room / widest);
    return canvas.font(Math.max(LEAST_HEAD_SIZE, size), false);
  }
}
