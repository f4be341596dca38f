package org.concurrencyatlas.report.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.result.Point;

/**
 * Cells of one workload that differ in exactly one parameter, which has a scale.
 *
 * @param fixed the point without the parameter in which they differ
 * @param parameter that parameter
 * @param cells two or more, by ascending value of the parameter
 */
public record Axis(Point fixed, String parameter, List<CellSummary> cells) {
  public Axis {
    cells = List.copyOf(cells);
  }

  /** Every axis that the cells span, in the order in which they first appear. */
  public static List<Axis> of(List<CellSummary> all) {
    Map<Point, Map<String, List<CellSummary>>> byRest = new LinkedHashMap<>();
    for (CellSummary summary : all) {
      Point point = summary.verdict().point();
      for (String parameter : point.parameters().keySet()) {
        if (!Point.isQuantity(parameter)) {
          continue;
        }
        byRest
            .computeIfAbsent(point.without(parameter), rest -> new LinkedHashMap<>())
            .computeIfAbsent(parameter, name -> new ArrayList<>())
            .add(summary);
      }
    }
    List<Axis> axes = new ArrayList<>();
    byRest.forEach((rest, byParameter) ->
        byParameter.forEach((parameter, cells) -> {
          if (cells.size() > 1) {
            axes.add(axis(rest, parameter, cells));
          }
        }));
    return axes;
  }

  /** The parameter's value in a cell. */
  public long value(CellSummary cell) {
    return cell.verdict().point().parameter(parameter);
  }

  /** The workload with what is fixed: {@code http (wait 20 ms)}. */
  public String place() {
    return PointName.of(fixed);
  }

  private static Axis axis(Point rest, String parameter, List<CellSummary> cells) {
    List<CellSummary> sorted = new ArrayList<>(cells);
    sorted.sort(Comparator.comparingLong(cell -> cell.verdict().point().parameter(parameter)));
    return new Axis(rest, parameter, sorted);
  }
}
