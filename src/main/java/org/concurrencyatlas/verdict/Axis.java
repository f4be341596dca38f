package org.concurrencyatlas.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;

/**
 * Contests of a run that differ in one parameter only, in its order.
 *
 * @param parameter the parameter's name
 * @param contests two or more, with values above 0: an axis is logarithmic
 */
record Axis(String parameter, List<Contest> contests) {
  /** The parameter that bounds how many tasks every model of a cell admits at once. */
  static final String CONCURRENCY = "concurrency";

  /** Every axis of a run with at least so many values, in the order of workloads and parameters. */
  static List<Axis> of(List<Contest> contests, int leastValues) {
    Map<String, Axis> axes = new TreeMap<>();
    for (Contest contest : contests) {
      Point point = contest.cell().point();
      point
          .parameters()
          .forEach((parameter, value) -> {
            if (value > 0) {
              axes.computeIfAbsent(
                      key(point, parameter), key -> new Axis(parameter, new ArrayList<>()))
                  .contests()
                  .add(contest);
            }
          });
    }
    return axes.values().stream()
        .filter(axis -> axis.contests().size() >= leastValues)
        .map(Axis::ascending)
        .toList();
  }

  /**
   * A contender by the name that it bears along the whole axis: in cells of a common concurrency
   * every contender's own bound follows the parameter and is no part of who it is.
   */
  static Contender along(String parameter, Point point, Contender contender) {
    if (!parameter.equals(CONCURRENCY)) {
      return contender;
    }
    String bound = Long.toString(point.parameter(CONCURRENCY));
    return contender.settings().entrySet().stream()
        .filter(setting -> setting.getValue().equals(bound))
        .map(Map.Entry::getKey)
        .reduce(contender, Contender::without, (first, second) -> second);
  }

  /** The contenders of a contest by their names along this axis, in the order of the cell. */
  List<Contender> contenders(Contest contest) {
    return contest.cell().contenders().stream()
        .map(contender -> along(parameter, contest.cell().point(), contender))
        .toList();
  }

  long value(Contest contest) {
    return contest.cell().point().parameter(parameter);
  }

  private Axis ascending() {
    return new Axis(
        parameter, contests.stream().sorted(Comparator.comparingLong(this::value)).toList());
  }

  /** What the contests of an axis have in common. */
  private static String key(Point point, String parameter) {
    SortedMap<String, Long> others = new TreeMap<>(point.parameters());
    others.remove(parameter);
    return new Point(point.workload(), others) + " by " + parameter;
  }
}
