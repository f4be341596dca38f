package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.TilePlot.Maps;
import org.concurrencyatlas.report.plot.TilePlot.Placed;
import org.concurrencyatlas.report.plot.TilePlot.Tile;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Facets;
import org.concurrencyatlas.report.view.JvmColumns;

/** The words and places of maps, whatever their tiles show. */
final class MapLayout {
  private MapLayout() {}

  static Maps of(Facets facets) {
    return new Maps(
        PointName.axis(facets.across()),
        PointName.axis(facets.up()),
        facets.columns().stream().map(each -> PointName.value(facets.across(), each)).toList(),
        facets.rows().stream().map(each -> PointName.value(facets.up(), each)).toList(),
        facets.planes().stream().map(facets::name).toList());
  }

  /** A row for each point, the first at the top. */
  static Maps of(JvmColumns columns) {
    return new Maps(
        PointName.axis(columns.parameter()),
        "work",
        columns.columns().stream().map(each -> PointName.value(columns.parameter(), each)).toList(),
        columns.rows().reversed().stream().map(PointName::of).toList(),
        List.of(""));
  }

  /** A tile for each cell, at its place. */
  static List<Placed> placed(Facets facets, Function<CellSummary, Tile> tile) {
    List<Placed> placed = new ArrayList<>();
    for (int map = 0; map < facets.planes().size(); map++) {
      for (Facets.Place each : facets.places(facets.planes().get(map))) {
        placed.add(new Placed(map, each.column(), each.row(), tile.apply(each.cell())));
      }
    }
    return placed;
  }
}
