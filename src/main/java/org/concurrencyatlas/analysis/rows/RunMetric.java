package org.concurrencyatlas.analysis.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.jmh.Direction;
import org.concurrencyatlas.result.latency.Quantile;

/** What of the forks of a run can be compared. */
public enum RunMetric {
  THROUGHPUT("ops/s", Direction.HIGHER_IS_BETTER),
  CPU("ns/op", Direction.LOWER_IS_BETTER),
  MEMORY("B", Direction.LOWER_IS_BETTER),
  ALLOCATION("B/op", Direction.LOWER_IS_BETTER),
  P50("ns", Direction.LOWER_IS_BETTER),
  P99("ns", Direction.LOWER_IS_BETTER),
  P999("ns", Direction.LOWER_IS_BETTER);

  private final String unit;
  private final Direction direction;

  RunMetric(String unit, Direction direction) {
    this.unit = unit;
    this.direction = direction;
  }

  /**
   * The metric of a name.
   *
   * @throws UsageException when a run has no such metric
   */
  public static RunMetric of(String name) {
    return Arrays.stream(values())
        .filter(metric -> metric.shortName().equals(name))
        .findFirst()
        .orElseThrow(() -> UsageException.unknown("metric of a run", name, names()));
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(RunMetric::shortName).toList();
  }

  String unit() {
    return unit;
  }

  Direction direction() {
    return direction;
  }

  /**
   * What a fork says of it, in the unit; an operation is one task.
   *
   * @param tasks in a batch
   */
  double of(ForkResult fork, double tasks) {
    return switch (this) {
      case THROUGHPUT -> tasks * 1e9 / fork.nanosPerBatch();
      case CPU -> fork.costs().cpuNanosPerBatch() / tasks;
      case MEMORY -> fork.costs().peakResidentBytes();
      case ALLOCATION -> fork.costs().allocatedBytesPerBatch() / tasks;
      case P50 -> Cost.P50.of(fork);
      case P99 -> Cost.P99.of(fork);
      case P999 -> Cost.P999.of(fork);
    };
  }

  /** The log of what a fork needs, for a batch: more of it is worse. Not finite when unknown. */
  public double logNeed(ForkResult fork) {
    double value = Math.log(of(fork, 1));
    return direction == Direction.HIGHER_IS_BETTER ? -value : value;
  }

  private String shortName() {
    return this == P999 ? Quantile.P999.id() : name().toLowerCase(Locale.ROOT);
  }
}
