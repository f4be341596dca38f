package org.concurrencyatlas.report.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;

/**
 * A picture: a sentence that states the finding, a plot, and how the figures came about.
 *
 * @param name the file's name without its ending: lower case, digits and hyphens
 * @param title the finding, one sentence
 * @param subtitle what the plot shows, in which unit and what its marks mean
 * @param method forks, estimand, JDK, processor, date, commit
 * @param note what a speaker should know of it
 * @param styles how models are marked in it
 * @param plot draws the middle
 */
public record Picture(
    String name,
    String title,
    String subtitle,
    String method,
    SpeakerNote note,
    ModelStyles styles,
    Plot plot) {

  /** Draws the middle of a picture. */
  @FunctionalInterface
  public interface Plot {
    /** Draws inside the area, given in pixels. */
    void paint(Canvas canvas, Rectangle2D area);
  }

  private static final double MARGIN = 44;
  private static final double[] TITLE_SIZES = {50, 44, 38, 36, 32, 28};
  private static final double LARGEST_OF_THREE_LINES = 36;
  private static final int MOST_LINES = 3;

  /**
   * Draws the whole picture from the origin to the style's width and height.
   *
   * @return what in it may be pointed at
   */
  Map<String, Rectangle2D> paint(Graphics2D graphics, PictureStyle style) {
    Canvas canvas = new Canvas(graphics, style, styles);
    canvas.fill(
        new Rectangle2D.Double(0, 0, style.width(), style.height()), style.theme().background());
    double margin = canvas.px(MARGIN);
    double width = style.width() - 2 * margin;
    double top = heading(canvas, margin, width);
    double bottom = footing(canvas, margin, width, style.height());
    plot.paint(canvas, new Rectangle2D.Double(margin, top, width, bottom - top));
    return canvas.regions();
  }

  /** Draws title and subtitle and returns where the plot may begin. */
  private double heading(Canvas canvas, double left, double width) {
    double baseline = canvas.px(24);
    // a number stays with its unit
    String sentence = title.replaceAll("(\\d) (?=[\\p{L}%])", "$1\u00a0");
    double size = titleSize(canvas, sentence, width);
    Font bold = canvas.font(size, true);
    List<String> lines = Canvas.wrap(sentence, bold, width);
    for (String line : lines.subList(0, Math.min(MOST_LINES, lines.size()))) {
      baseline += canvas.px(1.18 * size);
      canvas.text(line, left, baseline, Canvas.Anchor.LEFT, bold, canvas.theme().foreground());
    }
    Font plain = canvas.font(25, false);
    for (String line : Canvas.wrap(whole(subtitle), plain, width)) {
      baseline += canvas.px(38);
      canvas.text(line, left, baseline, Canvas.Anchor.LEFT, plain, canvas.theme().muted());
    }
    return baseline + canvas.px(26);
  }

  /** Lines end between the parts, not inside them. */
  private static String whole(String parts) {
    return parts.replace(' ', '\u00a0').replace("·\u00a0", "· ");
  }

  /** The largest size at which the title takes two lines, or three when two would be small. */
  private static double titleSize(Canvas canvas, String sentence, double width) {
    for (double size : TITLE_SIZES) {
      int most = size > LARGEST_OF_THREE_LINES ? 2 : MOST_LINES;
      if (Canvas.wrap(sentence, canvas.font(size, true), width).size() <= most) {
        return size;
      }
    }
    return TITLE_SIZES[TITLE_SIZES.length - 1];
  }

  /** Draws the method line and returns where the plot must end. */
  private double footing(Canvas canvas, double left, double width, double height) {
    Font font = canvas.font(19, false);
    List<String> lines = Canvas.wrap(whole(method), font, width);
    double baseline = height - canvas.px(20) - (lines.size() - 1) * canvas.px(25);
    double end = baseline - canvas.px(32);
    for (String line : lines) {
      canvas.text(line, left, baseline, Canvas.Anchor.LEFT, font, canvas.theme().muted());
      baseline += canvas.px(25);
    }
    return end;
  }
}
