package org.concurrencyatlas.report.chart;

import org.concurrencyatlas.result.UsageException;

/**
 * How a picture is to be drawn.
 *
 * @param theme light or dark
 * @param width pixels, 400–8000
 * @param height pixels, 300–8000
 */
public record Look(Theme theme, int width, int height) {
  /** A slide of 16:9. */
  public static final Look SLIDE = new Look(Theme.LIGHT, 1600, 900);

  /**
   * Checks the size.
   *
   * @throws UsageException when it is too small to be read or too large to be drawn
   */
  public Look {
    if (width < 400 || width > 8000 || height < 300 || height > 8000) {
      throw new UsageException(
          "a picture of %dx%d cannot be drawn; give 400x300 to 8000x8000, for example 1920x1080"
              .formatted(width, height));
    }
  }

  /** Pixels a unit: all lengths and fonts are given for a slide of 1600 × 900 units. */
  double unit() {
    return Math.min(width / 1600.0, height / 900.0);
  }

  /** The same size in another theme. */
  public Look in(Theme other) {
    return new Look(other, width, height);
  }
}
