package org.concurrencyatlas.report.render.tile;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.concurrencyatlas.report.canvas.Canvas;
import org.concurrencyatlas.report.plot.TilePlot;
import org.concurrencyatlas.report.plot.TilePlot.Board;
import org.concurrencyatlas.report.plot.TilePlot.Maps;
import org.concurrencyatlas.report.plot.TilePlot.Placed;
import org.concurrencyatlas.report.plot.TilePlot.Share;
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
    switch (plot.layout()) {
      case Maps maps -> maps(maps, above);
      case Board board -> board(board, above);
      case Table table -> table(table, above);
    }
    if (foot > 0) {
      legend.paintGrounds(area.getX(), area.getMaxY() - foot + canvas.px(6), area.getWidth());
    }
  }

  private void maps(Maps maps, Rectangle2D area) {
    VerdictTilePainter verdicts =
        VerdictTilePainter.of(canvas, verdicts(), new MapsFrame(canvas, maps, area).tile());
    Rectangle2D inner = (Rectangle2D) area.clone();
    if (!verdicts.names()) {
      double models = canvas.px(MODELS);
      inner.setRect(area.getX(), area.getY(), area.getWidth() - models, area.getHeight());
      legend.paintModels(
          new Rectangle2D.Double(
              inner.getMaxX() + canvas.px(20),
              area.getY(),
              models - canvas.px(20),
              area.getHeight()));
    }
    MapsFrame frame = new MapsFrame(canvas, maps, inner);
    plot.tiles().forEach(each -> tile(each.tile(), frame.place(each), verdicts));
    frame.paint();
  }

  private void board(Board board, Rectangle2D area) {
    BoardFrame frame = new BoardFrame(canvas, board, area);
    VerdictTilePainter verdicts = VerdictTilePainter.of(canvas, verdicts(), frame.tile());
    for (int i = 0; i < plot.tiles().size(); i++) {
      tile(plot.tiles().get(i).tile(), frame.place(i), verdicts);
    }
    frame.paint();
  }

  private void table(Table table, Rectangle2D area) {
    TableFrame frame = new TableFrame(canvas, table, area);
    VerdictTilePainter verdicts = VerdictTilePainter.of(canvas, verdicts(), frame.tile());
    plot.tiles().forEach(each -> tile(each.tile(), frame.place(each), verdicts));
    frame.paint();
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
