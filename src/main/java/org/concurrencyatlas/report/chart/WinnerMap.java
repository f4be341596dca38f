package org.concurrencyatlas.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.draw.Canvas;
import org.concurrencyatlas.report.draw.Figure;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.MapSentence;
import org.concurrencyatlas.report.text.Objective;
import org.concurrencyatlas.report.text.Plane;
import org.concurrencyatlas.report.text.Tile;

/** Who wins where, over two parameters of a workload. */
final class WinnerMap implements Figure.Plot {
  private static final double MODELS = 270;

  private final Plane plane;
  private final Objective objective;
  private final List<Tile> tiles;

  private WinnerMap(Plane plane, Objective objective) {
    this.plane = plane;
    this.objective = objective;
    this.tiles = plane.cells().stream().map(cell -> Tile.of(cell, objective)).toList();
  }

  /** A map for each plane; a board of all cells where a plane does not show them all. */
  static List<Draft> drafts(String prefix, Findings findings, Objective objective) {
    List<CellReading> cells = findings.readings();
    List<Draft> drafts = new ArrayList<>();
    int mapped = 0;
    for (Plane plane : Plane.of(cells)) {
      if (!plane.up().isEmpty()) {
        String name = Draft.name(prefix, drafts.size(), plane.place());
        drafts.add(new Draft(plane.cells(), () -> figure(name, plane, objective, findings)));
        mapped += plane.cells().size();
      }
    }
    if (drafts.isEmpty() || mapped < cells.size()) {
      drafts.addFirst(new Draft(cells, () -> WinnerBoard.figure(prefix, objective, findings)));
    }
    return drafts;
  }

  /** The map of one plane. */
  static Figure figure(String name, Plane plane, Objective objective, Findings findings) {
    WinnerMap map = new WinnerMap(plane, objective);
    return new Figure(
        name,
        MapSentence.of(map.tiles, plane.place(), objective),
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
        TilePainter.of(canvas, tiles, new PlaneFrame(canvas, plane, above).tile());
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
    new PlaneFrame(canvas, plane, above)
        .paint((cell, place) -> painter.paint(Tile.of(cell, objective), place));
    legend.paintGrounds(area.getX(), area.getMaxY() - foot + canvas.px(6), area.getWidth());
  }
}
