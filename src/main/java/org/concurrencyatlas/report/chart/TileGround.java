package org.concurrencyatlas.report.chart;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.concurrencyatlas.report.draw.Canvas;
import org.concurrencyatlas.report.draw.Hatch;
import org.concurrencyatlas.report.text.Tile;

/** The grounds of tiles: what is sure is solid; doubt is hatched, framed, striped or open. */
final class TileGround {
  private final Canvas canvas;

  TileGround(Canvas canvas) {
    this.canvas = canvas;
  }

  /** Draws a ground; without a winner's colour it is grey. */
  void paint(Tile.Claim claim, List<Color> colours, Rectangle2D box) {
    Color colour = colours.isEmpty() ? canvas.theme().faint() : colours.getFirst();
    switch (claim) {
      case CERTIFIED -> canvas.fill(box, canvas.theme().tint(colour, 0.5));
      case PROVISIONAL, UNTESTED -> hatched(box, colour);
      case NOT_BEATEN -> framed(box, colour);
      case TIE ->
          stripes(box, colours.isEmpty() ? List.of(colour, canvas.theme().grid()) : colours);
      case LIMIT_BOUND -> canvas.fill(box, canvas.theme().grid());
      case UNDECIDED ->
          canvas.draw(shrunk(box, canvas.px(2)), canvas.theme().faint(), canvas.dashed(3));
      case NOBODY -> crossed(box);
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

  private void stripes(Rectangle2D box, List<Color> colours) {
    double width = box.getWidth() / colours.size();
    for (int i = 0; i < colours.size(); i++) {
      canvas.fill(
          new Rectangle2D.Double(box.getX() + i * width, box.getY(), width, box.getHeight()),
          canvas.theme().tint(colours.get(i), 0.28));
    }
  }

  private void crossed(Rectangle2D box) {
    Path2D cross = new Path2D.Double();
    cross.moveTo(box.getX(), box.getY());
    cross.lineTo(box.getMaxX(), box.getMaxY());
    cross.moveTo(box.getMaxX(), box.getY());
    cross.lineTo(box.getX(), box.getMaxY());
    canvas.draw(cross, canvas.theme().tint(canvas.theme().alarm(), 0.6), canvas.line(4));
    canvas.draw(shrunk(box, canvas.px(2)), canvas.theme().alarm(), canvas.line(3));
  }

  private static Rectangle2D shrunk(Rectangle2D box, double by) {
    return new Rectangle2D.Double(
        box.getX() + by, box.getY() + by, box.getWidth() - 2 * by, box.getHeight() - 2 * by);
  }
}
