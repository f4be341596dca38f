package org.concurrencyatlas.report.canvas;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Slanting lines inside a rectangle: they show doubt without colour. */
public final class Hatch {
  private Hatch() {}

  /** Lines that rise to the right, {@code step} pixels apart along the edges. */
  public static Path2D rising(Rectangle2D box, double step) {
    Path2D lines = new Path2D.Double();
    double width = box.getWidth();
    double height = box.getHeight();
    for (double c = step; c < width + height; c += step) {
      lines.moveTo(box.getX() + Math.max(0, c - height), box.getY() + Math.min(height, c));
      lines.lineTo(box.getX() + Math.min(width, c), box.getY() + Math.max(0, c - width));
    }
    return lines;
  }
}
