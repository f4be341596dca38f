package org.concurrencyatlas.report.render.tile;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.Canvas.Anchor;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.TilePlot;
import org.concurrencyatlas.report.plot.TilePlot.LegendEntry;
import org.concurrencyatlas.report.plot.TilePlot.Verdict;

/** What the tiles of a map mean: only what occurs is explained. */
final class TileLegend {
  private static final double LINE = 38;
  private static final double SWATCH = 44;
  private static final double SIZE = 22;
  private static final double SMALLEST = 14;

  private final Canvas canvas;
  private final TilePlot plot;

  TileLegend(Canvas canvas, TilePlot plot) {
    this.canvas = canvas;
    this.plot = plot;
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
    List<Label> models = models();
    double step = Math.min(canvas.px(LINE), column.getHeight() / Math.max(1, models.size()));
    Font font = modelFont(models, column.getWidth(), step);
    double y = column.getY() + step / 2;
    for (Label model : models) {
      double markSize = 0.6 * step;
      canvas.mark(model.mark(), column.getX() + markSize / 2, y, markSize);
      double x = column.getX() + 1.5 * markSize;
      String text = Canvas.fit(model.name(), font, column.getMaxX() - x);
      canvas.text(text, x, y + 0.2 * step, Anchor.LEFT, font, canvas.theme().foreground());
      y += step;
    }
  }

  /** As large as the step allows, smaller where the longest name would be cut. */
  private Font modelFont(List<Label> models, double width, double step) {
    double size = Math.min(24, 0.65 * step / canvas.px(1));
    Font font = canvas.font(size, true);
    double room = width - 0.9 * step;
    double widest =
        models.stream().mapToDouble(each -> Canvas.width(each.name(), font)).max().orElse(1);
    return canvas.font(Math.max(SMALLEST, size * Math.min(1, room / widest)), true);
  }

  /** Each model once, by its name. */
  private List<Label> models() {
    Map<String, Label> byName = new TreeMap<>();
    plot.tiles().stream()
        .flatMap(tile -> tile.tile() instanceof Verdict verdict ? verdict.who().stream() : null)
        .forEach(label -> byName.putIfAbsent(label.name(), label));
    return List.copyOf(byName.values());
  }

  private double grounds(double left, double top, double width, boolean draw) {
    Font font = canvas.font(SIZE, false);
    TileGround ground = new TileGround(canvas);
    double x = left;
    double y = top;
    for (LegendEntry entry : plot.legend()) {
      double needed = canvas.px(SWATCH + 44) + Canvas.width(entry.words(), font);
      if (x > left && x + needed > left + width) {
        x = left;
        y += canvas.px(LINE);
      }
      if (draw) {
        ground.paint(
            entry.category().ground(),
            List.of(),
            new Rectangle2D.Double(x, y, canvas.px(SWATCH), canvas.px(LINE - 10)));
        canvas.text(
            entry.words(),
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
