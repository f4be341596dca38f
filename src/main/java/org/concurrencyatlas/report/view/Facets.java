package org.concurrencyatlas.report.view;

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
import java.util.function.Function;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.result.Point;

/**
 * The maps of one picture: planes over the same two parameters, side by side when there is one for
 * each value of a third.
 *
 * @param third the parameter in which they differ; empty when there is one plane only
 * @param planes one or more, by ascending value of the third parameter
 */
public record Facets(String third, List<Plane> planes) {
  /**
   * Where a cell stands on its map.
   *
   * @param column its position among the {@link #columns}
   * @param row its position among the {@link #rows}
   * @param cell the cell
   */
  public record Place(int column, int row, CellSummary cell) {}

  /** Cells that have the same parameters, of which a point may leave one out, and choices. */
  private record Shape(
      String workload, Set<String> parameters, SortedMap<String, String> choices) {}

  /** Sorts the planes. */
  public Facets {
    planes =
        planes.stream()
            .sorted(Comparator.comparingLong(plane -> plane.fixed().parameterOrZero(third)))
            .toList();
  }

  /**
   * The pictures that cells give: for each workload a map over the two parameters with the most
   * values. Where a third varies, its maps stand side by side in one picture; a fourth gives a
   * picture for each of its values. Of three or more the third is a time if there is one. A cell
   * that is alone on its map is in none.
   */
  public static List<Facets> of(List<CellSummary> readings) {
    Map<Shape, List<CellSummary>> byShape = new LinkedHashMap<>();
    for (CellSummary summary : readings) {
      Point point = summary.verdict().point();
      byShape
          .computeIfAbsent(
              new Shape(point.workload(), point.parameters().keySet(), point.choices()),
              key -> new ArrayList<>())
          .add(summary);
    }
    return byShape.entrySet().stream().flatMap(each -> pictures(each.getValue()).stream()).toList();
  }

  /** The workload with what is fixed in the whole picture: {@code mixed (wait 20 ms)}. */
  public String place() {
    Plane any = planes.getFirst();
    return PointName.of(planes.size() == 1 ? any.fixed() : any.fixed().without(third));
  }

  /**
   * What distinguishes a map from those beside it: {@code tasks of 1 ms}; empty for a map alone.
   */
  public String name(Plane plane) {
    return planes.size() == 1 ? "" : PointName.group(third, plane.fixed().parameterOrZero(third));
  }

  /** The parameter of the columns. */
  public String across() {
    return planes.getFirst().across();
  }

  /** The parameter of the rows. */
  public String up() {
    return planes.getFirst().up();
  }

  /** The values of the columns of all maps, ascending. */
  public List<Long> columns() {
    return union(Plane::columns);
  }

  /** The values of the rows of all maps, ascending. */
  public List<Long> rows() {
    return union(Plane::rows);
  }

  /** The cells of one map at their places, column by column. */
  public List<Place> places(Plane plane) {
    List<Long> columns = columns();
    List<Long> rows = rows();
    return plane.cells().stream()
        .map(cell ->
            new Place(
                Collections.binarySearch(columns, plane.column(cell)),
                Collections.binarySearch(rows, plane.row(cell)),
                cell))
        .sorted(Comparator.comparingInt(Place::column).thenComparingInt(Place::row))
        .toList();
  }

  /** The cells of all maps. */
  public List<CellSummary> cells() {
    return planes.stream().flatMap(plane -> plane.cells().stream()).toList();
  }

  private List<Long> union(Function<Plane, List<Long>> values) {
    return List.copyOf(
        new TreeSet<>(planes.stream().flatMap(plane -> values.apply(plane).stream()).toList()));
  }

  private static List<Facets> pictures(List<CellSummary> cells) {
    List<String> axes = axes(cells);
    if (axes.size() < 2) {
      return List.of();
    }
    String third = axes.size() == 2 ? "" : axes.get(2);
    Map<Point, List<Plane>> pictures = new LinkedHashMap<>();
    for (Plane plane : Plane.over(axes.get(0), axes.get(1), cells)) {
      if (plane.cells().size() > 1) {
        pictures
            .computeIfAbsent(plane.fixed().without(third), rest -> new ArrayList<>())
            .add(plane);
      }
    }
    return pictures.values().stream().map(planes -> new Facets(third, planes)).toList();
  }

  /**
   * The parameters that vary, as a picture takes them up: columns, rows, maps, pictures. Those with
   * the most values come first, save that of three or more a time makes the maps: a reader knows
   * how long the own tasks take or wait, and looks at that map only.
   */
  private static List<String> axes(List<CellSummary> cells) {
    List<String> axes = new ArrayList<>(varying(cells));
    if (axes.size() > 2) {
      axes.stream()
          .filter(PointName::isTime)
          .findFirst()
          .ifPresent(time -> {
            axes.remove(time);
            axes.add(2, time);
          });
    }
    return axes;
  }

  /** Parameters with more than one value, those with the most values first. */
  private static List<String> varying(List<CellSummary> cells) {
    Map<String, TreeSet<Long>> values = new TreeMap<>();
    for (CellSummary cell : cells) {
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
