package org.concurrencyatlas.report.canvas;

import java.awt.Color;
import java.util.Locale;

/** The colours of a picture that are not a model's. */
public enum Theme {
  /** For paper and bright rooms. */
  LIGHT(0xFFFFFF, 0x1A1A1A, 0x595959, 0xD9D9D9, 0xA31515),
  /** For dark rooms and dark pages. */
  DARK(0x16181D, 0xF2F2F2, 0xB4B8BF, 0x3A3F47, 0xFF8A80);

  private final Color background;
  private final Color foreground;
  private final Color muted;
  private final Color grid;
  private final Color error;

  Theme(int background, int foreground, int muted, int grid, int error) {
    this.background = new Color(background);
    this.foreground = new Color(foreground);
    this.muted = new Color(muted);
    this.grid = new Color(grid);
    this.error = new Color(error);
  }

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The background. */
  public Color background() {
    return background;
  }

  /** Text and limits. */
  public Color foreground() {
    return foreground;
  }

  /** Text of the second rank. */
  public Color muted() {
    return muted;
  }

  /** Grid lines. */
  public Color grid() {
    return grid;
  }

  /** What failed. */
  public Color error() {
    return error;
  }

  /** A colour diluted with the background; {@code share} of the colour stays, 0–1. */
  public Color tint(Color colour, double share) {
    return new Color(
        mix(colour.getRed(), background.getRed(), share),
        mix(colour.getGreen(), background.getGreen(), share),
        mix(colour.getBlue(), background.getBlue(), share));
  }

  private static int mix(int colour, int background, double share) {
    return (int) Math.round(share * colour + (1 - share) * background);
  }
}
