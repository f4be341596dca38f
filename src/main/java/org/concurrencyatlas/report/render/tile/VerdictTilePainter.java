package org.concurrencyatlas.report.render.tile;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.Canvas.Anchor;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.TilePlot.Verdict;

/** Draws tiles: with names and figure where there is room, else the winner's mark stands alone. */
final class VerdictTilePainter {
  private static final double LARGEST = 27;
  private static final double SMALLEST = 19;
  private static final double LEADING = 1.22;
  private static final double FIGURE = 20;
  private static final double LARGEST_MARK = 40;
  private static final int MOST_MARKS = 4;

  /** Letters of a line that belong to the mark before it. */
  private static final double MARK_WIDTH = 1.05;

  /** A line of text, with a mark before it or not. */
  private record Line(Optional<Mark> mark, String text, boolean strong) {}

  private final Canvas canvas;
  private final TileGround ground;

  /** The size of the letters in units; 0 where names do not fit. */
  private final double letters;

  private VerdictTilePainter(Canvas canvas, double letters) {
    this.canvas = canvas;
    this.ground = new TileGround(canvas);
    this.letters = letters;
  }

  /** A painter whose letters let the longest name fit into a tile, or that writes no names. */
  static VerdictTilePainter of(Canvas canvas, List<Verdict> tiles, Rectangle2D tile) {
    double longest =
        tiles.stream()
            .flatMap(each -> each.who().stream())
            .mapToDouble(each -> Canvas.width(each.name(), canvas.font(1, true)) / canvas.px(1))
            .max()
            .orElse(0);
    double across = (tile.getWidth() / canvas.px(1) - 26) / (longest + MARK_WIDTH);
    double up = tile.getHeight() / canvas.px(1) / 2 / 1.35;
    double letters = Math.min(LARGEST, Math.min(across, up));
    return new VerdictTilePainter(canvas, letters < SMALLEST ? 0 : letters);
  }

  /** Whether tiles name their winners. */
  boolean names() {
    return letters > 0;
  }

  /** Draws a tile with a small gap to its neighbours. */
  void paint(Verdict tile, Rectangle2D place) {
    double gap = Math.min(canvas.px(3), 0.05 * Math.min(place.getWidth(), place.getHeight()));
    Rectangle2D box =
        new Rectangle2D.Double(
            place.getX() + gap,
            place.getY() + gap,
            place.getWidth() - 2 * gap,
            place.getHeight() - 2 * gap);
    canvas.region(tile.name(), box);
    ground.paint(tile.category().ground(), colours(tile), box);
    if (names()) {
      int room = (int) (box.getHeight() / canvas.px(LEADING * letters));
      lines(lines(tile, room, box.getWidth()), box, !tile.category().ground().isPlain());
    } else {
      marks(tile, box);
    }
    if (tile.failed() > 0) {
      failures(tile.failed(), box);
    }
  }

  private List<Color> colours(Verdict tile) {
    return tile.who().stream().map(each -> canvas.colour(each.mark())).toList();
  }

  /** The names, the figure last; of more names than fit the rest is counted. */
  private List<Line> lines(Verdict tile, int most, double width) {
    List<Label> who = tile.who();
    int room = Math.max(1, most - 1);
    int named = who.size() <= room ? who.size() : Math.max(1, room - 1);
    List<Line> lines = new ArrayList<>();
    for (Label each : who.subList(0, named)) {
      lines.add(new Line(Optional.of(each.mark()), name(each, width), true));
    }
    String rest = who.size() > named ? "+ " + (who.size() - named) + " more  " : "";
    lines.add(new Line(Optional.empty(), rest + tile.figure(), who.isEmpty()));
    return lines;
  }

  /** With its detail where both fit. */
  private String name(Label label, double width) {
    double needed = Canvas.width(label.text(), canvas.font(letters, true));
    return needed < width - canvas.px(26 + MARK_WIDTH * letters) ? label.text() : label.name();
  }

  private void lines(List<Line> lines, Rectangle2D box, boolean plates) {
    double step = canvas.px(LEADING * letters);
    double baseline = box.getCenterY() - step * lines.size() / 2 + canvas.px(0.95 * letters);
    for (Line line : lines) {
      Font font = canvas.font(line.strong() ? letters : 0.92 * letters, line.strong());
      line(line, font, box, baseline, plates);
      baseline += step;
    }
  }

  private void line(Line line, Font font, Rectangle2D box, double baseline, boolean plate) {
    double markSize = line.mark().isPresent() ? 0.75 * font.getSize2D() : 0;
    String text = Canvas.fit(line.text(), font, box.getWidth() - canvas.px(12) - 1.4 * markSize);
    double width = Canvas.width(text, font) + 1.4 * markSize;
    double left = box.getCenterX() - width / 2;
    if (plate) {
      plate(left, baseline, width, font.getSize2D());
    }
    double middle = baseline - 0.36 * font.getSize2D();
    line.mark()
        .ifPresent(mark -> canvas.markAmongOthers(mark, left + markSize / 2, middle, markSize));
    canvas.text(
        text, left + 1.4 * markSize, baseline, Anchor.LEFT, font, canvas.theme().foreground());
  }

  /** A ground for letters, so that no hatching runs through them. */
  private void plate(double left, double baseline, double width, double size) {
    double margin = canvas.px(5);
    canvas.fill(
        new Rectangle2D.Double(
            left - margin, baseline - 0.95 * size, width + 2 * margin, 1.22 * size),
        canvas.theme().background());
  }

  /** The marks of those that stand out, side by side, and the figure below where it fits. */
  private void marks(Verdict tile, Rectangle2D box) {
    Font font = canvas.font(FIGURE, false);
    boolean figure =
        box.getHeight() > canvas.px(2.4 * FIGURE)
            && Canvas.width(tile.figure(), font) < 0.94 * box.getWidth();
    double height = box.getHeight() - (figure ? canvas.px(1.3 * FIGURE) : 0);
    int count = Math.min(MOST_MARKS, tile.who().size());
    double size =
        Math.min(
            canvas.px(LARGEST_MARK),
            Math.min(0.62 * height, 0.8 * box.getWidth() / Math.max(1, count)));
    double y = box.getY() + height / 2 + (figure ? canvas.px(3) : 0);
    for (int i = 0; i < count; i++) {
      double x = box.getCenterX() + (i - (count - 1) / 2.0) * 1.25 * size;
      canvas.markAmongOthers(tile.who().get(i).mark(), x, y, size);
    }
    if (figure) {
      Line line = new Line(Optional.empty(), tile.figure(), false);
      line(
          line,
          font,
          box,
          box.getMaxY() - canvas.px(0.5 * FIGURE),
          !tile.category().ground().isPlain());
    }
  }

  /** How many did not finish, in the corner. */
  private void failures(int failed, Rectangle2D box) {
    double size = Math.min(canvas.px(17), 0.3 * Math.min(box.getWidth(), box.getHeight()));
    Font font = canvas.font(size / canvas.px(1), true);
    double right = box.getMaxX() - 0.3 * size;
    double baseline = box.getY() + 1.1 * size;
    String words = failed + " failed";
    String text = Canvas.width(words, font) < 0.6 * box.getWidth() ? words : "✕";
    plate(right - Canvas.width(text, font), baseline, Canvas.width(text, font), size);
    canvas.text(text, right, baseline, Anchor.RIGHT, font, canvas.theme().error());
  }
}
