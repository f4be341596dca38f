package org.concurrencyatlas.report.chart.map;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.TreeSet;
import org.concurrencyatlas.report.plot.Canvas;
import org.concurrencyatlas.report.plot.Canvas.Anchor;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.result.Contender;

/** What the tiles of a map mean: only what occurs is explained. */
final class TileLegend {
  private static final double LINE = 38;
  private static final double SWATCH = 44;
  private static final double SIZE = 22;
  private static final double SMALLEST = 14;

  private final Canvas canvas;
  private final List<MapTile> tiles;

  TileLegend(Canvas canvas, List<MapTile> tiles) {
    this.canvas = canvas;
    this.tiles = tiles;
  }

  /** How high the explanation of the grounds will be over that width, in pixels. */
  double height(double width) {
    return grounds(0, 0, width, false);
  }

  /** Explains the grounds in lines from a corner. */
  void paintGrounds(double left, double top, double width) {
    grounds(left, top, width, true);
  }

  /** Explains the marks of the models in a column. */
  void paintModels(Rectangle2D column) {
    List<String> models = models();
    double step = Math.min(canvas.px(LINE), column.getHeight() / Math.max(1, models.size()));
    Font font = modelFont(models, column.getWidth(), step);
    double y = column.getY() + step / 2;
    for (String model : models) {
      double markSize = 0.6 * step;
      canvas
          .style(model)
          .paint(canvas.graphics(), canvas.theme(), column.getX() + markSize / 2, y, markSize);
      double x = column.getX() + 1.5 * markSize;
      String text = Canvas.fit(model, font, column.getMaxX() - x);
      canvas.text(text, x, y + 0.2 * step, Anchor.LEFT, font, canvas.theme().foreground());
      y += step;
    }
  }

  /** As large as the step allows, smaller where the longest name would be cut. */
  private Font modelFont(List<String> models, double width, double step) {
    double size = Math.min(24, 0.65 * step / canvas.px(1));
    Font font = canvas.font(size, true);
    double room = width - 0.9 * step;
    double widest = models.stream().mapToDouble(each -> Canvas.width(each, font)).max().orElse(1);
    return canvas.font(Math.max(SMALLEST, size * Math.min(1, room / widest)), true);
  }

  private List<String> models() {
    return List.copyOf(
        new TreeSet<>(
            tiles.stream().flatMap(tile -> tile.who().stream()).map(Contender::model).toList()));
  }

  private double grounds(double left, double top, double width, boolean draw) {
    Font font = canvas.font(SIZE, false);
    TileGround ground = new TileGround(canvas);
    double x = left;
    double y = top;
    double epsilon = tiles.isEmpty() ? 0 : tiles.getFirst().cell().epsilon();
    for (MapTile.Claim claim : new TreeSet<>(tiles.stream().map(MapTile::claim).toList())) {
      String words = claim.words(epsilon);
      double needed = canvas.px(SWATCH + 44) + Canvas.width(words, font);
      if (x > left && x + needed > left + width) {
        x = left;
        y += canvas.px(LINE);
      }
      if (draw) {
        ground.paint(
            claim,
            List.of(),
            new Rectangle2D.Double(x, y, canvas.px(SWATCH), canvas.px(LINE - 10)));
        canvas.text(
            words,
            x + canvas.px(SWATCH + 10),
            y + canvas.px(22),
            Anchor.LEFT,
            font,
            canvas.theme().foreground());
      }
      x += needed;
    }
    return y + canvas.px(LINE) - top;
  }
}
