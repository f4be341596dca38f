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
 * @param located whether the interval is bounded and lies between the ends of the axis; else it is
 *     only known that the leader changes somewhere
 * @param nodes the points whose forks the line was fitted to
 */
public record Crossover(
    String parameter,
    Contender below,
    Contender above,
    Interval at,
    boolean located,
    List<Point> nodes) {
  public Crossover {
    nodes = List.copyOf(nodes);
  }

  /**
   * Whether a contender of a point bears this name along the axis, where its bound may follow it.
   */
  public boolean isNamed(Contender name, Point point, Contender contender) {
    return contender.along(parameter, point).equals(name);
  }
}
