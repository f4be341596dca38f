package org.concurrencyatlas.report.render.tile;

import java.awt.geom.Rectangle2D;
import org.concurrencyatlas.report.plot.TilePlot.Placed;

/** Where tiles stand, and what is written around them. */
interface TileFrame {
  /** The size of a tile in pixels. */
  Rectangle2D tile();

  /** Where a tile stands. */
  Rectangle2D place(Placed tile);

  /** Draws what stands around the tiles. */
  void paint();
}
