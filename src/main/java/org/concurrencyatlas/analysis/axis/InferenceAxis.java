package org.concurrencyatlas.analysis.axis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;

/**
 * Contests of a run that differ in one parameter only, in its order.
 *
 * @param parameter the parameter's name
 * @param cells two or more, with values above 0: an axis is logarithmic
 */
record InferenceAxis(String parameter, List<CellInference> cells) {
  /** Every axis of a run with at least so many values, in the order of workloads and parameters. */
  static List<InferenceAxis> of(List<CellInference> cells, int leastValues) {
    Map<String, InferenceAxis> axes = new TreeMap<>();
    for (CellInference cellInference : cells) {
      Point point = cellInference.cell().point();
      point
          .parameters()
          .forEach((parameter, value) -> {
            if (value > 0 && Point.isQuantity(parameter)) {
              axes.computeIfAbsent(
                      key(point, parameter), key -> new InferenceAxis(parameter, new ArrayList<>()))
                  .cells()
                  .add(cellInference);
            }
          });
    }
    return axes.values().stream()
        .filter(axis -> axis.cells().size() >= leastValues)
        .map(InferenceAxis::ascending)
        .toList();
  }

  /** The contenders of a contest by their names along this axis, in the order of the cell. */
  List<Contender> contenders(CellInference cellInference) {
    return cellInference.cell().contenders().stream()
        .map(contender -> contender.along(parameter, cellInference.cell().point()))
        .toList();
  }

  long value(CellInference cellInference) {
    return cellInference.cell().point().parameter(parameter);
  }

  private InferenceAxis ascending() {
    return new InferenceAxis(
        parameter, cells.stream().sorted(Comparator.comparingLong(this::value)).toList());
  }

  /** What the contests of an axis have in common. */
  private static String key(Point point, String parameter) {
    return point.without(parameter) + " by " + parameter;
  }
}
