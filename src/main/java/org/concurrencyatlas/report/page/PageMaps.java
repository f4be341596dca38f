package org.concurrencyatlas.report.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Facets;
import org.concurrencyatlas.report.view.Plane;
import org.concurrencyatlas.result.Point;

/** Where each cell stands on the maps that the page's script draws. */
final class PageMaps {
  private final List<CellSummary> cells;
  private final Map<Point, Integer> numbers = new HashMap<>();

  /**
   * One map.
   *
   * @param columns labels from the left
   * @param rows labels from below
   * @param axes the title of the columns and that of the rows
   * @param places column, row and number of each cell
   */
  record Tiles(
      List<String> columns, List<String> rows, List<String> axes, List<List<Integer>> places) {}

  /**
   * Maps that stand side by side.
   *
   * @param title the workload with what is fixed in all
   * @param names what tells each map from the others; of one alone it is empty
   * @param maps as many
   */
  record Group(String title, List<String> names, List<Tiles> maps) {}

  private PageMaps(List<CellSummary> cells) {
    this.cells = cells;
    for (int i = 0; i < cells.size(); i++) {
      numbers.put(cells.get(i).verdict().point(), i);
    }
  }

  /** The maps of the cells; before them all in rows of their workloads where these show not all. */
  static List<Group> of(List<CellSummary> cells) {
    PageMaps page = new PageMaps(cells);
    List<Facets> pictures = Facets.of(cells);
    List<Group> groups = new ArrayList<>(pictures.stream().map(page::group).toList());
    if (pictures.stream().mapToInt(facets -> facets.cells().size()).sum() < cells.size()) {
      groups.addFirst(new Group("all cells", List.of(""), List.of(page.board())));
    }
    return groups;
  }

  private Group group(Facets facets) {
    return new Group(
        facets.place(),
        facets.planes().stream().map(facets::name).toList(),
        facets.planes().stream().map(plane -> map(facets, plane)).toList());
  }

  private Tiles map(Facets facets, Plane plane) {
    return new Tiles(
        facets.columns().stream().map(value -> PointName.value(facets.across(), value)).toList(),
        facets.rows().stream().map(value -> PointName.value(facets.up(), value)).toList(),
        List.of(PointName.axis(facets.across()), PointName.axis(facets.up())),
        facets.places(plane).stream()
            .map(each -> List.of(each.column(), each.row(), number(each.cell())))
            .toList());
  }

  private Tiles board() {
    List<String> workloads =
        cells.stream()
            .map(cell -> cell.verdict().point().workload())
            .distinct()
            .toList()
            .reversed();
    int[] filled = new int[workloads.size()];
    List<List<Integer>> places = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      int row = workloads.indexOf(cells.get(i).verdict().point().workload());
      places.add(List.of(filled[row]++, row, i));
    }
    List<String> columns =
        IntStream.rangeClosed(1, IntStream.of(filled).max().orElse(0))
            .mapToObj(number -> String.format(Locale.ROOT, "%d", number))
            .toList();
    return new Tiles(columns, workloads, List.of("cell", "workload"), places);
  }

  /** The cell's position among all. */
  private int number(CellSummary cell) {
    return numbers.getOrDefault(cell.verdict().point(), 0);
  }
}
