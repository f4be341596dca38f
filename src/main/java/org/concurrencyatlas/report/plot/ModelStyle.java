package org.concurrencyatlas.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Map;
import org.knowm.xchart.style.markers.Marker;

/**
 * The one colour and mark of a model on every chart of every run. Colours are those of Okabe and
 * Ito (2008), which the colour-blind tell apart, darkened where they are weak on paper; no two
 * models share a mark, so that they are told apart in grey too.
 *
 * @param onPaper colour in the light theme
 * @param onDark colour in the dark theme
 * @param glyph the shape
 * @param filled whether the shape is filled or an outline
 */
public record ModelStyle(Color onPaper, Color onDark, MarkerShape glyph, boolean filled) {
  /** The rim's stroke as a share of the mark's size; the mark covers its inner half. */
  private static final double RIM = 0.2;

  private static final Map<String, ModelStyle> KNOWN =
      Map.ofEntries(
          Map.entry("sequential", mark(0x4D4D4D, 0xC8C8C8, MarkerShape.SQUARE, true)),
          Map.entry("platform-threads", mark(0xC77F00, 0xE69F00, MarkerShape.TRIANGLE_UP, true)),
          Map.entry("fixed-pool", mark(0x2E95CF, 0x56B4E9, MarkerShape.DIAMOND, true)),
          Map.entry("fork-join", mark(0x008060, 0x00B386, MarkerShape.TRIANGLE_DOWN, true)),
          Map.entry("virtual-threads", mark(0xD55E00, 0xFF7A1A, MarkerShape.CIRCLE, true)),
          Map.entry("async", mark(0x0060A0, 0x4DA3E0, MarkerShape.STAR, true)),
          Map.entry("process-pool", mark(0xB5628F, 0xDD8CB9, MarkerShape.PLUS, true)),
          Map.entry("parallel-stream", mark(0x008060, 0x00B386, MarkerShape.TRIANGLE_UP, false)),
          Map.entry("structured", mark(0xD55E00, 0xFF7A1A, MarkerShape.SQUARE, false)),
          Map.entry("reactive", mark(0x0060A0, 0x4DA3E0, MarkerShape.DIAMOND, false)),
          Map.entry("event-loop", mark(0x2E95CF, 0x56B4E9, MarkerShape.CIRCLE, false)),
          Map.entry("actors", mark(0x8A7A00, 0xF0E442, MarkerShape.TRIANGLE_DOWN, false)),
          Map.entry("process-per-task", mark(0xB5628F, 0xDD8CB9, MarkerShape.CROSS, true)),
          Map.entry("hybrid", mark(0x8A7A00, 0xF0E442, MarkerShape.STAR, false)),
          Map.entry("task-queue", mark(0x4D4D4D, 0xC8C8C8, MarkerShape.PLUS, false)));

  /** For models that a user brings: told apart from the known ones by an outlined cross. */
  private static final int[][] FOREIGN = {
    {0x7A3E9D, 0xC79BE3}, {0x8B5A2B, 0xD9A066}, {0x3F6F21, 0x9CCB6B}, {0x9E1B4F, 0xF07CA8}
  };

  /** The mark of a model; one that is not known gets a mark that depends on its name alone. */
  public static ModelStyle of(String model) {
    ModelStyle known = KNOWN.get(model);
    if (known != null) {
      return known;
    }
    int[] colours = FOREIGN[Math.floorMod(model.hashCode(), FOREIGN.length)];
    return mark(colours[0], colours[1], MarkerShape.CROSS, false);
  }

  /** The colour in a theme. */
  public Color colour(Theme theme) {
    return theme == Theme.DARK ? onDark : onPaper;
  }

  /** Draws the mark around a centre. */
  public void paint(Graphics2D graphics, Theme theme, double x, double y, double size) {
    graphics.setColor(colour(theme));
    if (filled) {
      graphics.fill(glyph.shape(x, y, size));
      return;
    }
    graphics.setColor(theme.paper());
    graphics.fill(glyph.shape(x, y, size));
    graphics.setColor(colour(theme));
    graphics.setStroke(new BasicStroke((float) Math.max(1.5, size / 7)));
    graphics.draw(glyph.shape(x, y, 0.86 * size));
  }

  /** Draws the mark with a rim of paper: where marks overlap, grey would make one blot of them. */
  public void paintAmongOthers(Graphics2D graphics, Theme theme, double x, double y, double size) {
    graphics.setColor(theme.paper());
    graphics.setStroke(new BasicStroke((float) (RIM * size)));
    graphics.draw(glyph.shape(x, y, size));
    paint(graphics, theme, x, y, size);
  }

  /** The mark as XChart's series want it. */
  Marker marker(Theme theme, double size) {
    return new Marker() {
      @Override
      public void paint(Graphics2D graphics, double x, double y, int ignoredSize) {
        paintAmongOthers(graphics, theme, x, y, size);
      }
    };
  }

  private static ModelStyle mark(int onPaper, int onDark, MarkerShape glyph, boolean filled) {
    return new ModelStyle(new Color(onPaper), new Color(onDark), glyph, filled);
  }
}
