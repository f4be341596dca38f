package org.concurrencyatlas.report.canvas;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.PathIterator;
import java.util.Locale;
import org.concurrencyatlas.catalogue.Mark;
import org.knowm.xchart.style.markers.Marker;

/**
 * How a mark is drawn.
 *
 * @param mark colours and shape
 */
public record MarkStyle(Mark mark) {
  /** The rim's stroke as a share of the mark's size; the mark covers its inner half. */
  private static final double RIM = 0.2;

  /**
   * Points of a segment by its kind in {@link PathIterator}: move, line, quadratic, cubic, close.
   */
  private static final int[] POINTS = {1, 1, 2, 3, 0};

  /** The outline as the path of an SVG of 24 × 24 around its middle. */
  public String path() {
    StringBuilder path = new StringBuilder();
    double[] at = new double[6];
    PathIterator each = MarkerOutline.of(mark.shape(), 0, 0, 18).getPathIterator(null);
    for (; !each.isDone(); each.next()) {
      int kind = each.currentSegment(at);
      path.append("MLQCZ".charAt(kind));
      for (int i = 0; i < 2 * POINTS[kind]; i++) {
        path.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.1f", at[i]));
      }
    }
    return path.toString();
  }

  /** The colour in a theme. */
  public Color colour(Theme theme) {
    return new Color(theme == Theme.DARK ? mark.onDark() : mark.onLight());
  }

  /** Draws the mark around a centre. */
  public void paint(Graphics2D graphics, Theme theme, double x, double y, double size) {
    graphics.setColor(colour(theme));
    if (mark.filled()) {
      graphics.fill(MarkerOutline.of(mark.shape(), x, y, size));
      return;
    }
    graphics.setColor(theme.background());
    graphics.fill(MarkerOutline.of(mark.shape(), x, y, size));
    graphics.setColor(colour(theme));
    graphics.setStroke(new BasicStroke((float) Math.max(1.5, size / 7)));
    graphics.draw(MarkerOutline.of(mark.shape(), x, y, 0.86 * size));
  }

  /**
   * Draws the mark with a rim in the background's colour: in grey, overlapping marks would be one
   * blot.
   */
  public void paintAmongOthers(Graphics2D graphics, Theme theme, double x, double y, double size) {
    graphics.setColor(theme.background());
    graphics.setStroke(new BasicStroke((float) (RIM * size)));
    graphics.draw(MarkerOutline.of(mark.shape(), x, y, size));
    paint(graphics, theme, x, y, size);
  }

  /** The mark as XChart's series want it. */
  public Marker marker(Theme theme, double size) {
    return new Marker() {
      @Override
      public void paint(Graphics2D graphics, double x, double y, int ignoredSize) {
        paintAmongOthers(graphics, theme, x, y, size);
      }
    };
  }
}
