package org.concurrencyatlas.report.chart.map;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.report.plot.Canvas;
import org.concurrencyatlas.report.plot.Canvas.Anchor;
import org.concurrencyatlas.report.plot.ModelStyle;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.result.Contender;

/** Draws tiles: with names and figure where there is room, else the winner's mark stands alone. */
final class TilePainter {
  private static final double LARGEST = 27;
  private static final double SMALLEST = 19;
  private static final double LEADING = 1.22;
  private static final double FIGURE = 20;
  private static final double LARGEST_MARK = 40;
  private static final int MOST_MARKS = 4;

  /** Letters of a line that belong to the mark before it. */
  private static final double MARK_WIDTH = 1.05;

  /** A line of text, with a mark before it or not. */
  private record Line(Optional<ModelStyle> mark, String text, boolean strong) {}

  private final Canvas canvas;
  private final TileGround ground;

  /** The size of the letters in units; 0 where names do not fit. */
  private final double letters;

  private TilePainter(Canvas canvas, double letters) {
    this.canvas = canvas;
    this.ground = new TileGround(canvas);
    this.letters = letters;
  }

  /** A painter whose letters let the longest name fit into a tile, or that writes no names. */
  static TilePainter of(Canvas canvas, List<MapTile> tiles, Rectangle2D tile) {
    double longest =
        tiles.stream()
            .flatMap(each -> each.who().stream())
            .mapToDouble(each -> Canvas.width(each.model(), canvas.font(1, true)) / canvas.px(1))
            .max()
            .orElse(0);
    double across = (tile.getWidth() / canvas.px(1) - 26) / (longest + MARK_WIDTH);
    double up = tile.getHeight() / canvas.px(1) / 2 / 1.35;
    double letters = Math.min(LARGEST, Math.min(across, up));
    return new TilePainter(canvas, letters < SMALLEST ? 0 : letters);
  }

  /** Whether tiles name their winners. */
  boolean names() {
    return letters > 0;
  }

  /** Draws a tile with a small gap to its neighbours. */
  void paint(MapTile tile, Rectangle2D place) {
    double gap = Math.min(canvas.px(3), 0.05 * Math.min(place.getWidth(), place.getHeight()));
    Rectangle2D box =
        new Rectangle2D.Double(
            place.getX() + gap,
            place.getY() + gap,
            place.getWidth() - 2 * gap,
            place.getHeight() - 2 * gap);
    canvas.region(tile.cell().verdict().point().toString(), box);
    ground.paint(tile.claim(), colours(tile), box);
    if (names()) {
      int room = (int) (box.getHeight() / canvas.px(LEADING * letters));
      lines(lines(tile, room, box.getWidth()), box, !solid(tile.claim()));
    } else {
      marks(tile, box);
    }
    if (tile.failed() > 0) {
      failures(tile.failed(), box);
    }
  }

  private List<Color> colours(MapTile tile) {
    return tile.who().stream()
        .map(each -> canvas.style(each.model()).colour(canvas.theme()))
        .toList();
  }

  /** The names, the figure last; of more names than fit the rest is counted. */
  private List<Line> lines(MapTile tile, int most, double width) {
    List<Contender> who = tile.who();
    int room = Math.max(1, most - 1);
    int named = who.size() <= room ? who.size() : Math.max(1, room - 1);
    List<Line> lines = new ArrayList<>();
    for (Contender each : who.subList(0, named)) {
      lines.add(new Line(Optional.of(canvas.style(each.model())), name(tile, each, width), true));
    }
    String rest = who.size() > named ? "+ " + (who.size() - named) + " more  " : "";
    String figure = tile.claim() == MapTile.Claim.NOBODY ? "nobody" : tile.figure();
    lines.add(new Line(Optional.empty(), rest + figure, who.isEmpty()));
    return lines;
  }

  /** With its settings where its model takes part with several and they fit. */
  private String name(MapTile tile, Contender contender, double width) {
    String whole = contender.toString();
    double needed = Canvas.width(whole, canvas.font(letters, true));
    boolean fits = needed < width - canvas.px(26 + MARK_WIDTH * letters);
    return fits && !tile.cell().hasEachModelOnce() ? whole : contender.model();
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
        .ifPresent(mark ->
            mark.paintAmongOthers(
                canvas.graphics(), canvas.theme(), left + markSize / 2, middle, markSize));
    canvas.text(
        text, left + 1.4 * markSize, baseline, Anchor.LEFT, font, canvas.theme().foreground());
  }

  /** Whether letters are read on the ground as it is. */
  private static boolean solid(MapTile.Claim claim) {
    return switch (claim) {
      case CERTIFIED, NOT_BEATEN, LIMIT_BOUND, UNDECIDED -> true;
      case PROVISIONAL, UNTESTED, TIE, NOBODY -> false;
    };
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
  private void marks(MapTile tile, Rectangle2D box) {
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
      canvas
          .style(tile.who().get(i).model())
          .paintAmongOthers(canvas.graphics(), canvas.theme(), x, y, size);
    }
    if (figure) {
      Line line = new Line(Optional.empty(), tile.figure(), false);
      line(line, font, box, box.getMaxY() - canvas.px(0.5 * FIGURE), !solid(tile.claim()));
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
