package org.concurrencyatlas.result.history;

import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;

/**
 * What a run says of a contender at a point.
 *
 * @param point the point
 * @param contender the contender
 * @param tasks in a batch, at least 1
 * @param logNeed mean over the forks of ln(seconds a batch); finite, less is better
 * @param forks how many forks that counted, at least 1
 */
public record HistoryRow(Point point, Contender contender, long tasks, double logNeed, int forks) {
  /** e to the power of this is beyond any time that can be measured. */
  private static final double ABSURD = 50;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when a value cannot be
   */
  public HistoryRow {
    if (tasks < 1 || forks < 1 || !(Math.abs(logNeed) <= ABSURD)) {
      throw new IllegalArgumentException(
          "%s tasks, %s forks, a log need of %s cannot be".formatted(tasks, forks, logNeed));
    }
  }

  /** Tasks a second: tasks / e^logNeed. */
  public double tasksPerSecond() {
    return tasksPerSecond(logNeed);
  }

  /** What another log need would be in tasks a second. */
  public double tasksPerSecond(double otherLogNeed) {
    return tasks * Math.exp(-otherLogNeed);
  }

  /** Whether the other is of the same contender at the same point. */
  public boolean isSameAs(HistoryRow other) {
    return point.equals(other.point) && contender.equals(other.contender);
  }
}
