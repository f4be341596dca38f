package org.concurrencyatlas.report.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.concurrencyatlas.result.Point;

/**
 * Cells of one workload laid out over two parameters.
 *
 * @param across the parameter of the columns
 * @param up the parameter of the rows
 * @param fixed the point without these two
 * @param cells each at another place
 */
public record Plane(String across, String up, Point fixed, List<CellSummary> cells) {

  public Plane {
    cells = List.copyOf(cells);
  }

  /** A plane for each combination of values of the other parameters, in the order of the cells. */
  static List<Plane> over(String across, String up, List<CellSummary> cells) {
    Map<Point, List<CellSummary>> byRest = new LinkedHashMap<>();
    for (CellSummary cell : cells) {
      Point rest = cell.verdict().point().without(across).without(up);
      byRest.computeIfAbsent(rest, key -> new ArrayList<>()).add(cell);
    }
    List<Plane> planes = new ArrayList<>();
    byRest.forEach((rest, members) -> planes.add(new Plane(across, up, rest, members)));
    return planes;
  }

  /** The values of the columns, ascending. */
  public List<Long> columns() {
    return values(this::column);
  }

  /** The values of the rows, ascending. */
  public List<Long> rows() {
    return values(this::row);
  }

  private List<Long> values(Function<CellSummary, Long> value) {
    return List.copyOf(new TreeSet<>(cells.stream().map(value).toList()));
  }

  /** A cell's value of the parameter of the columns. */
  long column(CellSummary cell) {
    return cell.verdict().point().parameter(across);
  }

  /** A cell's value of the parameter of the rows. */
  long row(CellSummary cell) {
    return cell.verdict().point().parameter(up);
  }
}
