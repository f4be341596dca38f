package org.concurrencyatlas.report.render.tile;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.Canvas.Anchor;
import org.concurrencyatlas.report.plot.TilePlot.Share;

/** A share of the limit as a shade of one colour, which is as good in grey, and as a figure. */
final class ShareTilePainter {
  private static final Color SHADE = new Color(0x0072B2);
  private static final double LARGEST = 26;
  private static final double SMALLEST = 12;

  /** From this depth on the shade is too dark for dark letters. */
  private static final double DARK = 0.55;

  private final Canvas canvas;

  ShareTilePainter(Canvas canvas) {
    this.canvas = canvas;
  }

  /** Draws a share; one that is unknown stands on the bare background. */
  void paint(Share share, Rectangle2D place) {
    double gap = Math.min(canvas.px(2), 0.05 * place.getWidth());
    Rectangle2D box =
        new Rectangle2D.Double(
            place.getX() + gap,
            place.getY() + gap,
            place.getWidth() - 2 * gap,
            place.getHeight() - 2 * gap);
    double depth =
        Double.isFinite(share.value()) ? 0.06 + 0.94 * Math.clamp(share.value(), 0, 1) : 0;
    canvas.fill(box, canvas.theme().tint(SHADE, depth));
    double units = Math.min(LARGEST, 0.42 * box.getHeight() / canvas.px(1));
    Font font = canvas.font(units, true);
    String text = share.text();
    if (units >= SMALLEST && Canvas.width(text, font) < box.getWidth()) {
      Color colour = depth > DARK ? Color.WHITE : canvas.theme().foreground();
      double baseline = box.getCenterY() + 0.36 * font.getSize2D();
      canvas.text(text, box.getCenterX(), baseline, Anchor.CENTRE, font, colour);
    }
  }
}
