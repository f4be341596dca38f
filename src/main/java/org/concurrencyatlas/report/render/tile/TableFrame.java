package org.concurrencyatlas.report.render.tile;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.Canvas.Anchor;
import org.concurrencyatlas.report.plot.TilePlot.Placed;
import org.concurrencyatlas.report.plot.TilePlot.Table;

/** Tiles in rows with texts at the left and in columns with names above. No text is cut. */
final class TableFrame implements TileFrame {
  /** The part of the width that the texts of the rows take. */
  private static final double TEXTS = 0.3;

  private static final double GAP = 16;
  private static final double TALLEST_ROW = 90;

  /** From line to line, in letters' heights. */
  private static final double LINE = 1.2;

  /** The part of a row's height that its text takes at the most. */
  private static final double FULLEST = 0.86;

  /** Letters of the rows, in units: they shrink until every text fits. */
  private static final int LARGEST = 26;

  private static final int SMALLEST = 6;

  private final Canvas canvas;
  private final Table table;
  private final TableHeads heads;
  private final double room;
  private final TileGrid grid;

  /** The frame inside an area given in pixels. */
  TableFrame(Canvas canvas, Table table, Rectangle2D area) {
    this.canvas = canvas;
    this.table = table;
    this.room = TEXTS * area.getWidth() - canvas.px(GAP);
    double left = area.getX() + TEXTS * area.getWidth();
    double width = (area.getMaxX() - left) / table.columns().size();
    this.heads = new TableHeads(canvas, table.columns(), width);
    double top = area.getY() + heads.height();
    double height = Math.min(canvas.px(TALLEST_ROW), (area.getMaxY() - top) / table.rows().size());
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
    heads.paint(grid.left(), grid.top());
    Font font = rowFont();
    for (int row = 0; row < table.rows().size(); row++) {
      List<String> lines = lines(table.rows().get(row), font);
      double baseline =
          grid.middle(row) + (0.36 - (lines.size() - 1) * LINE / 2) * font.getSize2D();
      for (String line : lines) {
        canvas.text(
            line,
            grid.left() - canvas.px(GAP),
            baseline,
            Anchor.RIGHT,
            font,
            canvas.theme().foreground());
        baseline += LINE * font.getSize2D();
      }
    }
  }

  private Font rowFont() {
    int units = LARGEST;
    while (units > SMALLEST && !fits(canvas.font(units, false))) {
      units--;
    }
    return canvas.font(units, false);
  }

  private boolean fits(Font font) {
    return table.rows().stream()
        .allMatch(text -> {
          List<String> lines = lines(text, font);
          return String.join(" ", lines).equals(unbroken(text))
              && lines.size() * LINE * font.getSize2D() <= FULLEST * grid.height();
        });
  }

  private List<String> lines(String text, Font font) {
    return Canvas.wrap(unbroken(text), font, room);
  }

  /** Lines end between the parts of a text, not inside them. */
  private static String unbroken(String text) {
    return text.replace(' ', '\u00a0').replace(",\u00a0", ", ");
  }
}
