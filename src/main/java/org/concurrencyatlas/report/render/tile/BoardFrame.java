package org.concurrencyatlas.report.render.tile;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.Canvas.Anchor;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.TilePlot.Board;
import org.concurrencyatlas.report.plot.TilePlot.Placed;

/** Tiles line by line, each below its caption. */
final class BoardFrame implements TileFrame {
  /** A line of a caption, in units and at most as a part of a row. */
  private static final double LINE = 29;

  private static final double MOST_OF_ROW = 0.2;
  private static final int MOST_LINES = 2;
  private static final double ASPECT = 2.2;
  private static final double TALLEST_ROW = 300;

  /** Between the tiles and the legend below them. */
  private static final double GAP = 14;

  private final Canvas canvas;
  private final Rectangle2D area;
  private final int columns;
  private final double width;
  private final double step;
  private final double line;
  private final Font font;
  private final List<List<String>> captions;

  /** The height of the captions, the same for all. */
  private final double caption;

  BoardFrame(Canvas canvas, Board board, Rectangle2D area) {
    this.canvas = canvas;
    this.area = (Rectangle2D) area.clone();
    int tiles = board.captions().size();
    double height = area.getHeight() - canvas.px(GAP);
    this.columns = columns(tiles, area.getWidth(), height);
    this.width = area.getWidth() / columns;
    this.step = Math.min(canvas.px(TALLEST_ROW), height / Math.ceilDiv(tiles, columns));
    this.line = Math.min(canvas.px(LINE), MOST_OF_ROW * step);
    this.font = canvas.font(0.76 * line / canvas.px(1), false);
    this.captions =
        board.captions().stream().map(text -> wrapped(text, width - canvas.px(16))).toList();
    this.caption = line * (0.3 + captions.stream().mapToInt(List::size).max().orElse(0));
  }

  @Override
  public Rectangle2D tile() {
    return new Rectangle2D.Double(0, 0, width, step - caption);
  }

  @Override
  public Rectangle2D place(Placed tile) {
    return new Rectangle2D.Double(
        left(tile.column()), top(tile.column()), width - canvas.px(10), step - caption);
  }

  @Override
  public void paint() {
    for (int i = 0; i < captions.size(); i++) {
      double baseline = top(i) - (captions.get(i).size() - 0.55) * line;
      for (String text : captions.get(i)) {
        double x = left(i) + canvas.px(4);
        canvas.text(text, x, baseline, Anchor.LEFT, font, canvas.theme().foreground());
        baseline += line;
      }
    }
  }

  private double left(int index) {
    return area.getX() + index % columns * width;
  }

  private double top(int index) {
    int row = index / columns;
    return area.getY() + row * step + caption;
  }

  /** The caption in as many lines as it needs; what does not fit into the last of them is cut. */
  private List<String> wrapped(String caption, double room) {
    String text = Numbers.withUnits(caption);
    List<String> lines = Canvas.wrap(text, font, room);
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
    String rest = String.join(" ", lines.subList(MOST_LINES - 1, lines.size()));
    shown.add(Canvas.fit(rest, font, room));
    return shown;
  }

  /** As many columns as make the tiles about twice as wide as high. */
  private static int columns(int tiles, double width, double height) {
    double columns = Math.sqrt(tiles * width / (height * ASPECT));
    return Math.clamp(Math.round(columns), 1, Math.max(1, tiles));
  }
}
