package org.concurrencyatlas.report.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Cells of one workload laid out over two parameters.
 *
 * @param workload the workload's id
 * @param across the parameter of the columns
 * @param up the parameter of the rows
 * @param fixed the other parameters
 * @param cells each at another place
 */
public record Plane(
    String workload,
    String across,
    String up,
    SortedMap<String, Long> fixed,
    List<CellSummary> cells) {

  public Plane {
    cells = List.copyOf(cells);
  }

  /** A plane for each combination of values of the other parameters, in the order of the cells. */
  static List<Plane> over(String across, String up, String workload, List<CellSummary> cells) {
    Map<SortedMap<String, Long>, List<CellSummary>> byRest = new LinkedHashMap<>();
    for (CellSummary cell : cells) {
      SortedMap<String, Long> rest = new TreeMap<>(cell.verdict().point().parameters());
      rest.remove(across);
      rest.remove(up);
      byRest.computeIfAbsent(rest, key -> new ArrayList<>()).add(cell);
    }
    List<Plane> planes = new ArrayList<>();
    byRest.forEach((rest, members) -> planes.add(new Plane(workload, across, up, rest, members)));
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
