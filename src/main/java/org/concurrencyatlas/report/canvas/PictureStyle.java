package org.concurrencyatlas.report.canvas;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.concurrencyatlas.result.UsageException;

/**
 * How a picture is to be drawn.
 *
 * @param theme light or dark
 * @param width pixels, 400–8000
 * @param height pixels, 300–8000
 */
public record PictureStyle(Theme theme, int width, int height) {
  /** A slide of 16:9. */
  public static final PictureStyle SLIDE = new PictureStyle(Theme.LIGHT, 1600, 900);

  /** For a column of a document: its letters are larger for the picture's width. */
  public static final PictureStyle COMPACT = new PictureStyle(Theme.LIGHT, 1000, 750);

  private static final Map<String, PictureStyle> BY_NAME =
      Map.of("slide", SLIDE, "compact", COMPACT);

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})x([0-9]{1,5})");

  /**
   * Checks the size.
   *
   * @throws UsageException when it is too small to be read or too large to be drawn
   */
  public PictureStyle {
    if (width < 400 || width > 8000 || height < 300 || height > 8000) {
      throw new UsageException(
          "a picture of %dx%d cannot be drawn; give 400x300 to 8000x8000, for example 1920x1080"
              .formatted(width, height));
    }
  }

  /**
   * A look as it is written on a command line.
   *
   * @param theme {@code light} or {@code dark}
   * @param size width and height in pixels, {@code 1920x1080}; or {@code slide} or {@code compact}
   * @throws UsageException when either is not of that form
   */
  public static PictureStyle parse(String theme, String size) {
    Theme known =
        Arrays.stream(Theme.values())
            .filter(each -> each.id().equals(theme))
            .findFirst()
            .orElseThrow(() ->
                UsageException.unknown(
                    "theme", theme, Arrays.stream(Theme.values()).map(Theme::id).toList()));
    PictureStyle named = BY_NAME.get(size);
    if (named != null) {
      return named.in(known);
    }
    Matcher pixels = SIZE.matcher(size);
    if (!pixels.matches()) {
      throw new UsageException(
          "cannot read the size \""
              + size
              + "\"; give slide, compact or width x height, like 1920x1080");
    }
    return new PictureStyle(
        known, Integer.parseInt(pixels.group(1)), Integer.parseInt(pixels.group(2)));
  }

  /**
   * Pixels a unit: lengths and fonts are given for a picture that is 900 units high; it must be
   * 1200 units wide at least.
   */
  public double unit() {
    return Math.min(width / 1200.0, height / 900.0);
  }

  /**
   * The ending of the names of files in this style; empty for {@link #SLIDE}, the style of a
   * report.
   */
  public String suffix() {
    String size = width == SLIDE.width && height == SLIDE.height ? "" : "-" + width + "x" + height;
    return (theme == Theme.DARK ? "-dark" : "") + size;
  }

  /** The same size in another theme. */
  public PictureStyle in(Theme other) {
    return new PictureStyle(other, width, height);
  }
}
