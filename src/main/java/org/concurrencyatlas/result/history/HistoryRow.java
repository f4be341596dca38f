package org.concurrencyatlas.result.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.Point;

/**
 * What a run says of a contender at a point.
 *
 * @param point the point
 * @param contender the contender
 * @param tasks in a batch, at least 1
 * @param logNeed mean over the forks of ln(seconds a batch), or of ln of the metric in its own
 *     unit; finite, less is better
 * @param forks how many forks that counted, at least 1
 * @param metric what the run was about; empty for throughput
 */
public record HistoryRow(
    Point point,
    Contender contender,
    long tasks,
    double logNeed,
    int forks,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Cost> metric) {
  /** e to the power of this is beyond anything that can be measured. */
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

  /** A row of throughput. */
  public HistoryRow(Point point, Contender contender, long tasks, double logNeed, int forks) {
    this(point, contender, tasks, logNeed, forks, Optional.empty());
  }

  /**
   * The figure: tasks a second, nanoseconds of CPU time a task, bytes, or nanoseconds of latency.
   */
  public double value() {
    return value(logNeed);
  }

  /** What another log need would be as a figure. */
  public double value(double otherLogNeed) {
    double need = Math.exp(otherLogNeed);
    return metric.isEmpty() ? tasks / need : metric.get() == Cost.CPU ? need / tasks : need;
  }

  /** Whether the other is of the same contender at the same point, by the same metric. */
  public boolean isSameAs(HistoryRow other) {
    return point.equals(other.point)
        && contender.equals(other.contender)
        && metric.equals(other.metric);
  }
}
