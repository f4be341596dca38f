package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.concurrencyatlas.result.Point;

/**
 * Cells of one workload laid out over two parameters.
 *
 * @param workload the workload's id
 * @param across the parameter of the columns
 * @param up the parameter of the rows; empty when the cells differ in one parameter only
 * @param fixed the other parameters
 * @param cells at least two, each at another place
 */
public record Plane(
    String workload,
    String across,
    String up,
    SortedMap<String, Long> fixed,
    List<CellReading> cells) {
  /** The row of a plane that has no second parameter. */
  private static final long ONLY_ROW = 0;

  /**
   * Where a cell stands.
   *
   * @param column its position among the {@link #columns}
   * @param row its position among the {@link #rows}
   * @param cell the cell
   */
  public record Place(int column, int row, CellReading cell) {}

  /** What the cells of a plane have in common: a point may leave a parameter out. */
  private record Shape(String workload, Set<String> parameters) {}

  /** Copies the cells. */
  public Plane {
    cells = List.copyOf(cells);
  }

  /**
   * The planes that the cells span: of each workload, over the two parameters with the most values;
   * a third parameter gives a plane for each of its values.
   */
  public static List<Plane> of(List<CellReading> readings) {
    Map<Shape, List<CellReading>> byShape = new LinkedHashMap<>();
    for (CellReading reading : readings) {
      Point point = reading.verdict().point();
      byShape
          .computeIfAbsent(
              new Shape(point.workload(), point.parameters().keySet()), key -> new ArrayList<>())
          .add(reading);
    }
    List<Plane> planes = new ArrayList<>();
    byShape.forEach((shape, cells) -> planes.addAll(planes(shape.workload(), cells)));
    return planes;
  }

  /** The workload with what is fixed: {@code mixed (wait 20 ms)}. */
  public String place() {
    return fixed.isEmpty() ? workload : workload + " (" + PointName.parameters(fixed) + ")";
  }

  /** The values of the columns, ascending. */
  public List<Long> columns() {
    return List.copyOf(new TreeSet<>(cells.stream().map(this::column).toList()));
  }

  /** The values of the rows, ascending; one row when there is no second parameter. */
  public List<Long> rows() {
    return List.copyOf(new TreeSet<>(cells.stream().map(this::row).toList()));
  }

  /** The cells at their places, column by column. */
  public List<Place> places() {
    List<Long> columns = columns();
    List<Long> rows = rows();
    return cells.stream()
        .map(cell ->
            new Place(
                Collections.binarySearch(columns, column(cell)),
                Collections.binarySearch(rows, row(cell)),
                cell))
        .sorted(Comparator.comparingInt(Place::column).thenComparingInt(Place::row))
        .toList();
  }

  private long column(CellReading cell) {
    return cell.verdict().point().parameter(across);
  }

  private long row(CellReading cell) {
    return up.isEmpty() ? ONLY_ROW : cell.verdict().point().parameter(up);
  }

  private static List<Plane> planes(String workload, List<CellReading> cells) {
    List<String> varying = varying(cells);
    if (varying.isEmpty()) {
      return List.of();
    }
    String across = varying.get(0);
    String up = varying.size() > 1 ? varying.get(1) : "";
    Map<SortedMap<String, Long>, List<CellReading>> byRest = new LinkedHashMap<>();
    for (CellReading cell : cells) {
      SortedMap<String, Long> rest = new TreeMap<>(cell.verdict().point().parameters());
      rest.remove(across);
      rest.remove(up);
      byRest.computeIfAbsent(rest, key -> new ArrayList<>()).add(cell);
    }
    List<Plane> planes = new ArrayList<>();
    byRest.forEach((rest, members) -> {
      if (members.size() > 1) {
        planes.add(new Plane(workload, across, up, rest, members));
      }
    });
    return planes;
  }

  /** Parameters with more than one value, those with the most values first. */
  private static List<String> varying(List<CellReading> cells) {
    Map<String, TreeSet<Long>> values = new TreeMap<>();
    for (CellReading cell : cells) {
      Point point = cell.verdict().point();
      point
          .parameters()
          .forEach((name, value) -> values.computeIfAbsent(name, n -> new TreeSet<>()).add(value));
    }
    return values.entrySet().stream()
        .filter(each -> each.getValue().size() > 1)
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, TreeSet<Long>> each) -> -each.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }
}
