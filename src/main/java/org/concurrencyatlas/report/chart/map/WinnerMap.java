package org.concurrencyatlas.report.chart.map;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.plot.Canvas;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.ModelStyles;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.text.MapSentence;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Facets;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;

/** Who wins where, over two parameters of a workload; for each value of a third a map beside it. */
public final class WinnerMap implements Picture.Plot {
  private static final double MODELS = 270;

  private final Facets facets;
  private final Metric objective;
  private final List<MapTile> tiles;

  private WinnerMap(Facets facets, Metric objective) {
    this.facets = facets;
    this.objective = objective;
    this.tiles = facets.cells().stream().map(cell -> MapTile.of(cell, objective)).toList();
  }

  /** The maps; before them a board of all cells where they do not show them all. */
  public static List<LazyPicture> drafts(String prefix, ReportInput input, Metric objective) {
    List<CellSummary> cells = input.readings();
    List<LazyPicture> drafts = new ArrayList<>();
    int mapped = 0;
    for (Facets facets : Facets.of(cells)) {
      String name = LazyPicture.name(prefix, drafts.size(), facets.place());
      drafts.add(new LazyPicture(facets.cells(), () -> figure(name, facets, objective, input)));
      mapped += facets.cells().size();
    }
    if (drafts.isEmpty() || mapped < cells.size()) {
      drafts.addFirst(new LazyPicture(cells, () -> WinnerBoard.figure(prefix, objective, input)));
    }
    return drafts;
  }

  /** The picture of some maps. */
  static Picture figure(String name, Facets facets, Metric objective, ReportInput input) {
    WinnerMap map = new WinnerMap(facets, objective);
    return new Picture(
        name,
        MapSentence.of(map.tiles, facets.place(), objective),
        MapNotes.subtitle(map.tiles, objective),
        input.method(),
        MapNotes.of(map.tiles, objective, input),
        new ModelStyles(input.models()),
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
        .paint((cell, place) -> painter.paint(MapTile.of(cell, objective), place));
    legend.paintGrounds(area.getX(), area.getMaxY() - foot + canvas.px(6), area.getWidth());
  }
}
