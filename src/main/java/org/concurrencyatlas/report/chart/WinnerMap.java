package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.TilePlot;
import org.concurrencyatlas.report.plot.TilePlot.LegendEntry;
import org.concurrencyatlas.report.plot.TilePlot.Placed;
import org.concurrencyatlas.report.text.MapSentence;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Facets;
import org.concurrencyatlas.report.view.JvmColumns;
import org.concurrencyatlas.report.view.Machines;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;

/**
 * Who wins where, over two parameters of a workload; for each value of a third a map beside it. A
 * run without two such parameters has a board instead, one tile a cell in the order of the plan, or
 * where its cells differ in their JVM, a row for each point and a column for each JVM.
 */
final class WinnerMap {
  /** Of more points the names could not be read. */
  private static final int MOST_ROWS = 16;

  private final ReportInput input;
  private final Metric metric;
  private final Machines machines;

  private WinnerMap(ReportInput input, Metric metric) {
    this.input = input;
    this.metric = metric;
    this.machines = input.machines();
  }

  /** The maps; before them a board of all cells where they do not show them all. */
  static List<LazyPicture> pictures(String prefix, ReportInput input, Metric metric) {
    WinnerMap map = new WinnerMap(input, metric);
    List<CellSummary> cells = input.cells();
    List<LazyPicture> pictures = new ArrayList<>();
    int mapped = 0;
    for (Facets facets : Facets.of(cells)) {
      String name = LazyPicture.name(prefix, pictures.size(), facets.place());
      pictures.add(new LazyPicture(facets.cells(), () -> map.maps(name, facets)));
      mapped += facets.cells().size();
    }
    if (pictures.isEmpty() || mapped < cells.size()) {
      pictures.addFirst(
          new LazyPicture(
              cells,
              () ->
                  JvmColumns.of(cells)
                      .filter(each -> each.rows().size() <= MOST_ROWS)
                      .map(each -> map.byJvm(prefix, cells, each))
                      .orElseGet(() -> map.board(prefix, cells))));
    }
    return pictures;
  }

  private Picture maps(String name, Facets facets) {
    List<Placed> tiles = MapLayout.placed(facets, cell -> tile(MapTile.of(cell, metric)));
    return picture(name, facets.place(), facets.cells(), MapLayout.of(facets), tiles);
  }

  /** All cells, a row for each point and a column for each JVM. */
  private Picture byJvm(String name, List<CellSummary> cells, JvmColumns columns) {
    List<Placed> tiles =
        cells.stream()
            .map(cell -> {
              // the first point stands at the top
              int row = columns.rows().size() - 1 - columns.row(cell);
              return new Placed(0, columns.column(cell), row, tile(MapTile.of(cell, metric)));
            })
            .toList();
    return picture(name, "", cells, MapLayout.of(columns), tiles);
  }

  private Picture board(String name, List<CellSummary> cells) {
    List<String> captions =
        cells.stream().map(cell -> PointName.of(cell.verdict().point())).toList();
    List<Placed> tiles =
        IntStream.range(0, cells.size())
            .mapToObj(i -> new Placed(0, i, 0, tile(MapTile.of(cells.get(i), metric))))
            .toList();
    return picture(name, "", cells, new TilePlot.Board(captions), tiles);
  }

  private Picture picture(
      String name,
      String place,
      List<CellSummary> cells,
      TilePlot.Layout layout,
      List<Placed> placed) {
    List<MapTile> tiles = cells.stream().map(cell -> MapTile.of(cell, metric)).toList();
    return new Picture(
        name,
        MapSentence.headline(input, tiles, place, metric),
        MapNotes.subtitle(tiles, metric),
        input.method(metric),
        MapNotes.of(tiles, metric, input),
        new TilePlot(layout, placed, legend(tiles)));
  }

  /** Only what occurs is explained. */
  private List<LegendEntry> legend(List<MapTile> tiles) {
    return new TreeSet<>(tiles.stream().map(MapTile::category).toList())
        .stream()
            .map(each -> new LegendEntry(each, each.words(input.verdicts().epsilon())))
            .toList();
  }

  private TilePlot.Verdict tile(MapTile tile) {
    boolean bare = tile.cell().hasEachModelOnce();
    return new TilePlot.Verdict(
        tile.cell().verdict().point().toString(),
        tile.category(),
        tile.who().stream().map(each -> label(each, bare)).toList(),
        figure(tile),
        tile.failed());
  }

  /** With the machine, where cells were measured on several. */
  private String figure(MapTile tile) {
    return machines
        .mark(tile.cell().verdict().point())
        .map(mark -> tile.figure() + " · " + mark)
        .orElse(tile.figure());
  }

  /** With its settings where its model takes part with several. */
  private Label label(Contender contender, boolean bare) {
    String model = contender.model();
    String settings = bare ? "" : contender.toString().substring(model.length());
    return Label.of(input.marks(), model, settings);
  }
}
