package org.concurrencyatlas.report.render.tile;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.canvas.Hatch;
import org.concurrencyatlas.report.view.MapCategory;

/** Draws the grounds of tiles; in grey each still has a pattern of its own. */
final class TileGround {
  /** The part of its column that the bar of one that ties takes. */
  private static final double BAR = 0.6;

  /** The part of a tile's height that its cap takes. */
  private static final double CAP = 0.14;

  private final Canvas canvas;

  TileGround(Canvas canvas) {
    this.canvas = canvas;
  }

  /** Draws a ground; without a winner's colour it is grey. */
  void paint(MapCategory.Ground ground, List<Color> colours, Rectangle2D box) {
    Color colour = colours.isEmpty() ? canvas.theme().muted() : colours.getFirst();
    switch (ground) {
      case SOLID -> canvas.fill(box, canvas.theme().tint(colour, 0.5));
      case HATCHED -> hatched(box, colour);
      case FRAMED -> framed(box, colour);
      case BARS -> bars(box, colours.isEmpty() ? List.of(colour, colour) : colours);
      case CAPPED -> capped(box);
      case OPEN -> canvas.draw(shrunk(box, canvas.px(2)), canvas.theme().muted(), canvas.dashed(3));
      case CROSSED -> crossed(box);
    }
  }

  private void hatched(Rectangle2D box, Color colour) {
    canvas.fill(box, canvas.theme().tint(colour, 0.12));
    canvas.draw(
        Hatch.rising(box, canvas.px(20)), canvas.theme().tint(colour, 0.55), canvas.line(5));
  }

  private void framed(Rectangle2D box, Color colour) {
    canvas.fill(box, canvas.theme().tint(colour, 0.12));
    canvas.draw(shrunk(box, canvas.px(3.5)), canvas.theme().tint(colour, 0.8), canvas.line(7));
  }

  /** An upright bar for each that ties, with gaps between them. */
  private void bars(Rectangle2D box, List<Color> colours) {
    double column = box.getWidth() / (colours.size() - 1 + BAR);
    for (int i = 0; i < colours.size(); i++) {
      double left = box.getX() + i * column;
      canvas.fill(
          new Rectangle2D.Double(left, box.getY(), BAR * column, box.getHeight()),
          canvas.theme().tint(colours.get(i), 0.35));
    }
  }

  /** All contenders are at the limit. */
  private void capped(Rectangle2D box) {
    canvas.fill(box, canvas.theme().grid());
    canvas.fill(
        new Rectangle2D.Double(box.getX(), box.getY(), box.getWidth(), CAP * box.getHeight()),
        canvas.theme().muted());
  }

  private void crossed(Rectangle2D box) {
    Path2D cross = new Path2D.Double();
    cross.moveTo(box.getX(), box.getY());
    cross.lineTo(box.getMaxX(), box.getMaxY());
    cross.moveTo(box.getMaxX(), box.getY());
    cross.lineTo(box.getX(), box.getMaxY());
    canvas.draw(cross, canvas.theme().tint(canvas.theme().error(), 0.6), canvas.line(4));
    canvas.draw(shrunk(box, canvas.px(2)), canvas.theme().error(), canvas.line(3));
  }

  private static Rectangle2D shrunk(Rectangle2D box, double by) {
    return new Rectangle2D.Double(
        box.getX() + by, box.getY() + by, box.getWidth() - 2 * by, box.getHeight() - 2 * by);
  }
}
