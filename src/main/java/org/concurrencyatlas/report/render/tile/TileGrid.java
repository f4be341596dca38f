package org.concurrencyatlas.report.render.tile;

import java.awt.geom.Rectangle2D;
import org.concurrencyatlas.report.plot.TilePlot.Placed;

/**
 * Rows and columns of tiles of one size, all in pixels.
 *
 * @param left where the first column begins
 * @param top where the highest row begins
 * @param width of a tile
 * @param height of a tile
 */
record TileGrid(double left, double top, double width, double height) {
  /** The size of a tile. */
  Rectangle2D tile() {
    return new Rectangle2D.Double(0, 0, width, height);
  }

  /** Where a tile stands. */
  Rectangle2D place(Placed tile) {
    return new Rectangle2D.Double(
        left + tile.column() * width, top + tile.row() * height, width, height);
  }

  /** The middle of a row, from above. */
  double middle(int row) {
    return top + (row + 0.5) * height;
  }
}
