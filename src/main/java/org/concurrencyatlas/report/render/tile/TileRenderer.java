package org.concurrencyatlas.report.render.tile;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.plot.TilePlot;
import org.concurrencyatlas.report.plot.TilePlot.Board;
import org.concurrencyatlas.report.plot.TilePlot.Maps;
import org.concurrencyatlas.report.plot.TilePlot.Placed;
import org.concurrencyatlas.report.plot.TilePlot.Share;
import org.concurrencyatlas.report.plot.TilePlot.Strips;
import org.concurrencyatlas.report.plot.TilePlot.Table;
import org.concurrencyatlas.report.plot.TilePlot.Tile;
import org.concurrencyatlas.report.plot.TilePlot.Verdict;

/** Draws tiles at their places, and below them what they mean. */
public final class TileRenderer {
  /** The width of the models' legend, for tiles too small for names. */
  private static final double MODELS = 270;

  private final Canvas canvas;
  private final TilePlot plot;
  private final TileLegend legend;

  /** A renderer for one plot. */
  public TileRenderer(Canvas canvas, TilePlot plot) {
    this.canvas = canvas;
    this.plot = plot;
    this.legend = new TileLegend(canvas, plot);
  }

  /** Draws inside the area, given in pixels. */
  public void paint(Rectangle2D area) {
    double foot = plot.legend().isEmpty() ? 0 : legend.height(area.getWidth());
    Rectangle2D above =
        new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(), area.getHeight() - foot);
    TileFrame frame = frame(above);
    VerdictTilePainter verdicts = VerdictTilePainter.of(canvas, verdicts(), frame.tile());
    if (plot.layout() instanceof Maps maps && !verdicts.names()) {
      frame = besideModels(maps, above);
    }
    for (Placed each : plot.tiles()) {
      tile(each.tile(), frame.place(each), verdicts);
    }
    frame.paint();
    if (foot > 0) {
      legend.paintGrounds(area.getX(), area.getMaxY() - foot + canvas.px(6), area.getWidth());
    }
  }

  private TileFrame frame(Rectangle2D area) {
    return switch (plot.layout()) {
      case Maps maps -> new MapsFrame(canvas, maps, area);
      case Board board -> new BoardFrame(canvas, board, area);
      case Table table -> new TableFrame(canvas, table, area);
      case Strips strips -> new StripFrame(canvas, strips, area);
    };
  }

  /** Tiles that are too small for names leave room for the marks with their names. */
  private MapsFrame besideModels(Maps maps, Rectangle2D area) {
    double models = canvas.px(MODELS);
    double right = area.getMaxX() - models;
    legend.paintModels(
        new Rectangle2D.Double(
            right + canvas.px(20), area.getY(), models - canvas.px(20), area.getHeight()));
    return new MapsFrame(
        canvas,
        maps,
        new Rectangle2D.Double(
            area.getX(), area.getY(), area.getWidth() - models, area.getHeight()));
  }

  private void tile(Tile tile, Rectangle2D place, VerdictTilePainter verdicts) {
    switch (tile) {
      case Verdict verdict -> verdicts.paint(verdict, place);
      case Share share -> new ShareTilePainter(canvas).paint(share, place);
    }
  }

  private List<Verdict> verdicts() {
    return plot.tiles().stream()
        .map(Placed::tile)
        .filter(Verdict.class::isInstance)
        .map(Verdict.class::cast)
        .toList();
  }
}
