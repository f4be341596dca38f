package org.concurrencyatlas.report.canvas;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concurrencyatlas.catalogue.Mark;

/**
 * A surface with a style. Lengths and font sizes are in units of {@link PictureStyle#unit()},
 * positions in pixels.
 */
public final class Canvas {
  /** Where a text stands relative to its position. */
  public enum Anchor {
    LEFT,
    CENTRE,
    RIGHT
  }

  private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

  private final Graphics2D graphics;
  private final PictureStyle style;
  private final Map<String, Rectangle2D> regions = new LinkedHashMap<>();

  public Canvas(Graphics2D graphics, PictureStyle style) {
    this.graphics = graphics;
    this.style = style;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    // as in METRICS: a text takes the room that was measured for it
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  public Graphics2D graphics() {
    return graphics;
  }

  /** Draws a mark around a centre, all in pixels. */
  public void mark(Mark mark, double x, double y, double size) {
    new MarkStyle(mark).paint(graphics, theme(), x, y, size);
  }

  /**
   * The same with a rim in the background's colour, so that overlapping marks can be distinguished.
   */
  public void markAmongOthers(Mark mark, double x, double y, double size) {
    new MarkStyle(mark).paintAmongOthers(graphics, theme(), x, y, size);
  }

  /** The colour of a mark in this theme. */
  public Color colour(Mark mark) {
    return new MarkStyle(mark).colour(theme());
  }

  public Theme theme() {
    return style.theme();
  }

  /** Notes where something is drawn that a reader may point at. */
  public void region(String name, Rectangle2D place) {
    regions.put(name, place);
  }

  /** What may be pointed at, by name, in pixels. */
  public Map<String, Rectangle2D> regions() {
    return Collections.unmodifiableMap(regions);
  }

  /** Units to pixels. */
  public double px(double units) {
    return units * style.unit();
  }

  public Font font(double units, boolean bold) {
    return Fonts.of((float) px(units), bold);
  }

  public BasicStroke line(double units) {
    return stroke(px(units));
  }

  public BasicStroke stroke(double pixels) {
    return new BasicStroke((float) pixels, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  public BasicStroke dashed(double units) {
    return patterned(units, 4 * units, 2.5 * units);
  }

  /** A line of dashes and gaps in turn, all in units. */
  public BasicStroke patterned(double units, double... dashes) {
    float[] pixels = new float[dashes.length];
    for (int i = 0; i < dashes.length; i++) {
      pixels[i] = (float) px(dashes[i]);
    }
    return new BasicStroke(
        (float) px(units), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pixels, 0);
  }

  /** Dots, {@code pixels} wide and long, that are told from a line without colour. */
  public BasicStroke dotted(double pixels) {
    float[] dots = {(float) pixels, (float) (3 * pixels)};
    return new BasicStroke(
        (float) pixels, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dots, 0);
  }

  public void fill(Shape shape, Color colour) {
    graphics.setColor(colour);
    graphics.fill(shape);
  }

  public void draw(Shape shape, Color colour, BasicStroke stroke) {
    graphics.setColor(colour);
    graphics.setStroke(stroke);
    graphics.draw(shape);
  }

  /** The advance of a text in pixels. */
  public static double width(String text, Font font) {
    return text.isEmpty() ? 0 : new TextLayout(text, font, METRICS).getAdvance();
  }

  /** Draws one line of text; {@code baseline} is in pixels. */
  public void text(String text, double x, double baseline, Anchor anchor, Font font, Color colour) {
    if (text.isBlank()) {
      return;
    }
    double left =
        switch (anchor) {
          case LEFT -> x;
          case CENTRE -> x - width(text, font) / 2;
          case RIGHT -> x - width(text, font);
        };
    graphics.setFont(font);
    graphics.setColor(colour);
    graphics.drawString(text, (float) left, (float) baseline);
  }

  /** The text, cut with an ellipsis when it is wider than {@code room} pixels. */
  public static String fit(String text, Font font, double room) {
    if (width(text, font) <= room) {
      return text;
    }
    int end = text.length();
    while (end > 1 && width(text.substring(0, end) + "…", font) > room) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /** The text in lines of at most {@code room} pixels; a longer word is cut. */
  public static List<String> wrap(String text, Font font, double room) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (line.isEmpty() || width(longer, font) <= room) {
        line = longer;
      } else {
        lines.add(fit(line, font, room));
        line = word;
      }
    }
    lines.add(fit(line, font, room));
    return lines;
  }
}
