package org.concurrencyatlas.analysis.cause;

import org.concurrencyatlas.result.Point;

/**
 * A contender and the leader that it is behind.
 *
 * @param gap ln of how many times the leader's time its own is, above 0
 */
record Pair(Point point, Side leader, Side loser, double gap) {
  /** Processors that both have. */
  double processors() {
    return loser.counters().processors();
  }

  /** How many tasks of a batch are under way at once at most. */
  static long inFlight(Point point) {
    long tasks = point.parameterOrZero(Point.TASKS);
    long bound = point.parameterOrZero(Point.CONCURRENCY);
    return bound == 0 ? tasks : Math.min(bound, tasks);
  }
}
