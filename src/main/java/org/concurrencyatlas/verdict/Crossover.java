package org.concurrencyatlas.verdict;

import java.util.List;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;

/**
 * Where along a parameter one contender takes the lead from another.
 *
 * @param parameter the axis
 * @param below leads at smaller values
 * @param above leads at larger values
 * @param at the value at which both are equal, with its 95 % interval
 * @param between the two neighbouring points between which the lead changes, the lower first
 * @param nodes the points of the axis, ascending
 */
public record Crossover(
    String parameter,
    Contender below,
    Contender above,
    Interval at,
    List<Point> between,
    List<Point> nodes) {
  public Crossover {
    between = List.copyOf(between);
    nodes = List.copyOf(nodes);
  }

  /**
   * Whether a contender of a point bears this name along the axis, where its bound may follow it.
   */
  public boolean isNamed(Contender name, Point point, Contender contender) {
    return contender.along(parameter, point).equals(name);
  }
}
