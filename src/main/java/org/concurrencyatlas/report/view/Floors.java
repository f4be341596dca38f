package org.concurrencyatlas.report.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Point;

/**
 * The least that an exchange between two processors costs, measured by the same run: lower bounds
 * to compare a contended curve with. They are not physical limits: an uncontended update needs no
 * exchange.
 */
public final class Floors {
  /** The parameters that say how often a task of a contended workload does it, one by one. */
  private static final List<String> OPERATIONS = List.of("updates", "passes");

  private static final String TRIPS = "trips";

  /** What is measured by a workload whose tasks go there and back. */
  private static final Map<String, String> BY_WORKLOAD =
      Map.of("cache-line", "a cache line each", "hand-over", "a wake-up each");

  private Floors() {}

  /**
   * A floor.
   *
   * @param name what each operation of a task would cost
   * @param nanos how long that takes
   */
  public record Floor(String name, double nanos) {
    /**
     * Tasks a second when each operation costs so much, one after the other; empty where a point
     * has no such operations.
     */
    public OptionalDouble tasksPerSecond(Point point) {
      return OPERATIONS.stream()
          .flatMap(name -> Optional.ofNullable(point.parameters().get(name)).stream())
          .mapToDouble(operations -> 1e9 / (nanos * operations))
          .findFirst();
    }
  }

  /** The floors that a run has measured, by name. */
  public static List<Floor> of(ReportInput input) {
    List<Floor> floors = new ArrayList<>();
    for (CellSummary cell : input.cells()) {
      String name = BY_WORKLOAD.get(cell.verdict().point().workload());
      if (name != null) {
        oneAtATime(cell, input)
            .map(tasks -> new Floor(name, 1e9 / (2 * trips(cell) * tasks)))
            .filter(floor -> floors.stream().noneMatch(other -> other.name().equals(name)))
            .findFirst()
            .ifPresent(floors::add);
      }
    }
    floors.sort(Comparator.comparing(Floor::name));
    return floors;
  }

  /**
   * Tasks a second of contenders that run one task at a time: only then a trip has the machine to
   * itself.
   */
  private static Stream<Double> oneAtATime(CellSummary cell, ReportInput input) {
    return cell.finished().stream()
        .filter(result ->
            input
                .models()
                .get(result.contender().model())
                .filter(model -> model.admission().isEmpty())
                .isPresent())
        .map(result -> result.tasksPerSecond().estimate());
  }

  private static double trips(CellSummary cell) {
    return cell.verdict().point().parameter(TRIPS);
  }
}
