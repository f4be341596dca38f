package org.concurrencyatlas.workload.waiting;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.data.SplitMix;

/** Tasks that do nothing but wait: what a waiting task costs. */
public final class Timer implements Workload {
  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "timer",
          "wait without a socket",
          "T ≥ max(⌈N/C⌉·D, N·s/P)",
          WorkloadInfo.Kind.IO_BOUND,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 1_000_000, 1_000),
              new WholeNumber(WAIT_MICROS, "wait of a task", 1, 60_000_000, 100_000),
              Workload.concurrency(1_000_000)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    long waitMicros = point.parameter(WAIT_MICROS);
    return LongStream.range(0, point.parameter(TASKS))
        .<Task>mapToObj(index -> new Wait(index, waitMicros))
        .toList();
  }

  @Override
  public long expected(Point point) {
    return LongStream.range(0, point.parameter(TASKS)).map(SplitMix::mix).sum();
  }

  @Override
  public Optional<Demand> demand(Point point) {
    return Workload.demand(point, 0, point.parameter(WAIT_MICROS) * 1_000, 0);
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    long tasks = point.parameter(TASKS);
    Duration wait = Duration.of(point.parameter(WAIT_MICROS), ChronoUnit.MICROS);
    return Limit.both(
        Limit.waiting(tasks, point.parameter(CONCURRENCY), wait), Limit.computing(tasks, machine));
  }
}
