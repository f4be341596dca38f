package org.concurrencyatlas.report.canvas;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.concurrencyatlas.catalogue.Mark;

/** The outlines of marks. */
final class MarkerOutline {
  private static final double[][] CHEVRON = {
    {-1, -0.8}, {0, 0}, {1, -0.8}, {1, 0.1}, {0, 0.9}, {-1, 0.1}
  };

  private static final double[][] LETTER_T = {
    {-1, -1}, {1, -1}, {1, -0.3}, {0.36, -0.3}, {0.36, 1}, {-0.36, 1}, {-0.36, -0.3}, {-1, -0.3}
  };

  private static final double[][] LETTER_L = {
    {-0.9, -1}, {-0.15, -1}, {-0.15, 0.3}, {0.9, 0.3}, {0.9, 1}, {-0.9, 1}
  };

  private MarkerOutline() {}

  /** The outline around a centre; all marks of a size look equally large. */
  static Shape of(Mark.Shape shape, double x, double y, double size) {
    double r = size / 2;
    return switch (shape) {
      case CIRCLE -> new Ellipse2D.Double(x - r, y - r, size, size);
      case SQUARE -> new Rectangle2D.Double(x - 0.88 * r, y - 0.88 * r, 1.76 * r, 1.76 * r);
      case DIAMOND -> polygon(x, y, 1.2 * r, 4, 0, 1);
      case TRIANGLE_UP -> polygon(x, y + 0.15 * r, 1.25 * r, 3, 0, 1);
      case TRIANGLE_DOWN -> polygon(x, y - 0.15 * r, 1.25 * r, 3, Math.PI, 1);
      case TRIANGLE_RIGHT -> polygon(x - 0.15 * r, y, 1.25 * r, 3, Math.PI / 2, 1);
      case STAR -> polygon(x, y, 1.3 * r, 10, 0, 0.45);
      case PLUS -> cross(x, y, 1.15 * r, 0);
      case CROSS -> cross(x, y, 1.15 * r, Math.PI / 4);
      case TRIANGLE_LEFT -> polygon(x + 0.15 * r, y, 1.25 * r, 3, -Math.PI / 2, 1);
      case HOURGLASS -> path(x, y, r, new double[][] {{-1, -1}, {1, -1}, {-1, 1}, {1, 1}});
      case BOW_TIE -> path(x, y, r, new double[][] {{-1, -1}, {1, 1}, {1, -1}, {-1, 1}});
      case CHEVRON -> path(x, y, 1.1 * r, CHEVRON);
      case LETTER_T -> path(x, y, r, LETTER_T);
      case LETTER_L -> path(x, y, r, LETTER_L);
      case BAR -> new Rectangle2D.Double(x - 1.25 * r, y - 0.5 * r, 2.5 * r, r);
    };
  }

  /** Corners on a circle from the top clockwise; every second one nearer by {@code inner}. */
  private static Shape polygon(
      double x, double y, double radius, int corners, double turn, double inner) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < corners; i++) {
      double angle = turn - Math.PI / 2 + 2 * Math.PI * i / corners;
      double r = i % 2 == 0 ? radius : radius * inner;
      corner(path, i == 0, x + r * Math.cos(angle), y + r * Math.sin(angle));
    }
    path.closePath();
    return path;
  }

  private static Shape cross(double x, double y, double r, double turn) {
    double arm = 0.32 * r;
    double[][] quarter = {{arm, -r}, {arm, -arm}, {r, -arm}};
    Path2D path = new Path2D.Double();
    for (int side = 0; side < 4; side++) {
      double cos = Math.cos(turn + side * Math.PI / 2);
      double sin = Math.sin(turn + side * Math.PI / 2);
      for (double[] corner : quarter) {
        corner(
            path,
            path.getCurrentPoint() == null,
            x + corner[0] * cos - corner[1] * sin,
            y + corner[0] * sin + corner[1] * cos);
      }
    }
    path.closePath();
    return path;
  }

  /** Corners as shares of the radius. */
  private static Shape path(double x, double y, double radius, double[][] corners) {
    Path2D path = new Path2D.Double();
    for (double[] each : corners) {
      corner(path, path.getCurrentPoint() == null, x + radius * each[0], y + radius * each[1]);
    }
    path.closePath();
    return path;
  }

  private static void corner(Path2D path, boolean first, double x, double y) {
    if (first) {
      path.moveTo(x, y);
    } else {
      path.lineTo(x, y);
    }
  }
}
