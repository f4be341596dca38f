package org.concurrencyatlas.report.plot;

import java.awt.Color;
import java.util.Locale;

/** The colours of a picture that are not a model's. */
public enum Theme {
  /** For paper and bright rooms. */
  LIGHT(0xFFFFFF, 0x1A1A1A, 0x595959, 0xD9D9D9, 0xA31515),
  /** For dark rooms and dark pages. */
  DARK(0x16181D, 0xF2F2F2, 0xB4B8BF, 0x3A3F47, 0xFF8A80);

  private final Color paper;
  private final Color ink;
  private final Color faint;
  private final Color grid;
  private final Color alarm;

  Theme(int paper, int ink, int faint, int grid, int alarm) {
    this.paper = new Color(paper);
    this.ink = new Color(ink);
    this.faint = new Color(faint);
    this.grid = new Color(grid);
    this.alarm = new Color(alarm);
  }

  /** The name on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The background. */
  public Color paper() {
    return paper;
  }

  /** Text and limits. */
  public Color ink() {
    return ink;
  }

  /** Text of the second rank. */
  public Color faint() {
    return faint;
  }

  /** Grid lines. */
  public Color grid() {
    return grid;
  }

  /** What failed. */
  public Color alarm() {
    return alarm;
  }

  /** A colour diluted with the background; {@code share} of the colour stays, 0–1. */
  public Color tint(Color colour, double share) {
    return new Color(
        mix(colour.getRed(), paper.getRed(), share),
        mix(colour.getGreen(), paper.getGreen(), share),
        mix(colour.getBlue(), paper.getBlue(), share));
  }

  private static int mix(int colour, int paper, double share) {
    return (int) Math.round(share * colour + (1 - share) * paper);
  }
}
