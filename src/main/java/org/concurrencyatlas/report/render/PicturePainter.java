package org.concurrencyatlas.report.render;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.BarPlot;
import org.concurrencyatlas.report.plot.LanePlot;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.Plot;
import org.concurrencyatlas.report.plot.TilePlot;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.render.tile.TileRenderer;

/** Draws title, subtitle and method line of a picture, and the plot between them. */
final class PicturePainter {
  private static final double MARGIN = 44;
  private static final double[] TITLE_SIZES = {50, 44, 38, 36, 32, 28};
  private static final double LARGEST_OF_THREE_LINES = 36;
  private static final int MOST_LINES = 3;

  private final Picture picture;
  private final PictureStyle style;
  private final Canvas canvas;

  private PicturePainter(Picture picture, Graphics2D graphics, PictureStyle style) {
    this.picture = picture;
    this.style = style;
    this.canvas = new Canvas(graphics, style);
  }

  /**
   * Draws the whole picture from the origin to the style's width and height.
   *
   * @return what in it may be pointed at
   */
  static Map<String, Rectangle2D> paint(Picture picture, Graphics2D graphics, PictureStyle style) {
    return new PicturePainter(picture, graphics, style).paint();
  }

  private Map<String, Rectangle2D> paint() {
    canvas.fill(
        new Rectangle2D.Double(0, 0, style.width(), style.height()), style.theme().background());
    double margin = canvas.px(MARGIN);
    double width = style.width() - 2 * margin;
    double top = heading(margin, width);
    double bottom = footing(margin, width);
    plot(picture.plot(), new Rectangle2D.Double(margin, top, width, bottom - top));
    return canvas.regions();
  }

  private void plot(Plot plot, Rectangle2D area) {
    switch (plot) {
      case XyPlot xy -> new XyRenderer(canvas, xy).paint(area);
      case BarPlot bars -> new BarRenderer(canvas, bars).paint(area);
      case TilePlot tiles -> new TileRenderer(canvas, tiles).paint(area);
      case LanePlot lanes -> new LaneRenderer(canvas, lanes).paint(area);
    }
  }

  /** Draws title and subtitle and returns where the plot may begin. */
  private double heading(double left, double width) {
    double baseline = canvas.px(24);
    String sentence = Numbers.withUnits(picture.title());
    double size = titleSize(sentence, width);
    Font bold = canvas.font(size, true);
    List<String> lines = Canvas.wrap(sentence, bold, width);
    for (String line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
      baseline += canvas.px(1.18 * size);
      canvas.text(line, left, baseline, Canvas.Anchor.LEFT, bold, canvas.theme().foreground());
    }
    Font plain = canvas.font(25, false);
    for (String line : lines(picture.subtitle(), plain, width)) {
      baseline += canvas.px(38);
      canvas.text(line, left, baseline, Canvas.Anchor.LEFT, plain, canvas.theme().muted());
    }
    return baseline + canvas.px(26);
  }

  /** Lines end between the parts, not inside them, and without the dot that separates two. */
  private static List<String> lines(String parts, Font font, double width) {
    String unbroken = parts.replace(' ', '\u00a0').replace("·\u00a0", "· ");
    return Canvas.wrap(unbroken, font, width).stream()
        .map(line -> line.replaceFirst("\u00a0·$", ""))
        .toList();
  }

  /** The largest size at which the title takes two lines, or three when two would be small. */
  private double titleSize(String sentence, double width) {
    for (double size : TITLE_SIZES) {
      int most = size > LARGEST_OF_THREE_LINES ? 2 : MOST_LINES;
      if (Canvas.wrap(sentence, canvas.font(size, true), width).size() <= most) {
        return size;
      }
    }
    return TITLE_SIZES[TITLE_SIZES.length - 1];
  }

  /** Draws the method line and returns where the plot must end. */
  private double footing(double left, double width) {
    Font font = canvas.font(19, false);
    List<String> lines = lines(picture.method(), font, width);
    double baseline = style.height() - canvas.px(20) - (lines.size() - 1) * canvas.px(25);
    double end = baseline - canvas.px(32);
    for (String line : lines) {
      canvas.text(line, left, baseline, Canvas.Anchor.LEFT, font, canvas.theme().muted());
      baseline += canvas.px(25);
    }
    return end;
  }
}
