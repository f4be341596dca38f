package org.concurrencyatlas.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.draw.Canvas;
import org.concurrencyatlas.report.draw.Figure;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Facets;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.MapSentence;
import org.concurrencyatlas.report.text.Objective;
import org.concurrencyatlas.report.text.Tile;

/** Who wins where, over two parameters of a workload; for each value of a third a map beside it. */
final class WinnerMap implements Figure.Plot {
  private static final double MODELS = 270;

  private final Facets facets;
  private final Objective objective;
  private final List<Tile> tiles;

  private WinnerMap(Facets facets, Objective objective) {
    this.facets = facets;
    this.objective = objective;
    this.tiles = facets.cells().stream().map(cell -> Tile.of(cell, objective)).toList();
  }

  /** The maps; before them a board of all cells where they do not show them all. */
  static List<Draft> drafts(String prefix, Findings findings, Objective objective) {
    List<CellReading> cells = findings.readings();
    List<Draft> drafts = new ArrayList<>();
    int mapped = 0;
    for (Facets facets : Facets.of(cells)) {
      String name = Draft.name(prefix, drafts.size(), facets.place());
      drafts.add(new Draft(facets.cells(), () -> figure(name, facets, objective, findings)));
      mapped += facets.cells().size();
    }
    if (drafts.isEmpty() || mapped < cells.size()) {
      drafts.addFirst(new Draft(cells, () -> WinnerBoard.figure(prefix, objective, findings)));
    }
    return drafts;
  }

  /** The picture of some maps. */
  static Figure figure(String name, Facets facets, Objective objective, Findings findings) {
    WinnerMap map = new WinnerMap(facets, objective);
    return new Figure(
        name,
        MapSentence.of(map.tiles, facets.place(), objective),
        MapNotes.subtitle(map.tiles, objective),
        findings.method(),
        MapNotes.of(map.tiles, objective, findings),
        map);
  }

  @Override
  public void paint(Canvas canvas, Rectangle2D area) {
    TileLegend legend = new TileLegend(canvas, tiles);
    double foot = legend.height(area.getWidth());
    Rectangle2D above =
        new Rectangle2D.Double(area.getX(), area.getY(), area.getWidth(), area.getHeight() - foot);
    TilePainter painter =
        TilePainter.of(canvas, tiles, new PlaneFrame(canvas, facets, above).tile());
    if (!painter.names()) {
      double models = canvas.px(MODELS);
      above.setRect(area.getX(), area.getY(), area.getWidth() - models, above.getHeight());
      legend.paintModels(
          new Rectangle2D.Double(
              above.getMaxX() + canvas.px(20),
              area.getY(),
              models - canvas.px(20),
              above.getHeight()));
    }
    new PlaneFrame(canvas, facets, above)
        .paint((cell, place) -> painter.paint(Tile.of(cell, objective), place));
    legend.paintGrounds(area.getX(), area.getMaxY() - foot + canvas.px(6), area.getWidth());
  }
}
