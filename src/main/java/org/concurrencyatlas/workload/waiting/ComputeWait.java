package org.concurrencyatlas.workload.waiting;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongUnaryOperator;
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
import org.concurrencyatlas.workload.data.XorShift;

/**
 * {@link Mixed} in the numbers of a service instead of shares: so long a task computes, so long it
 * waits. The computing time is that of a processor of 3 GHz.
 */
public final class ComputeWait implements Workload {
  /** The parameter of a task's computing time, nanoseconds. */
  public static final String CPU_NANOS = "cpuNanos";

  /** What the bare kernel computes at a time: a batch of the longest tasks would take minutes. */
  private static final long KERNEL_NANOS = 20_000_000;

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "compute-wait",
          "arithmetic for a given time, then a wait without a socket",
          "T ≥ max(⌈N/C⌉·(D + s/P), N·s/P + D)",
          WorkloadInfo.Kind.MIXED,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 1_000_000, 1_000),
              new WholeNumber(CPU_NANOS, "computing of a task", 0, 4_000_000_000L, 100_000),
              new WholeNumber(WAIT_MICROS, "wait of a task", 0, 60_000_000, 10_000),
              Workload.concurrency(1_000_000)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    int steps = steps(point);
    long waitMicros = point.parameter(WAIT_MICROS);
    return LongStream.range(0, point.parameter(TASKS))
        .<Task>mapToObj(index ->
            waitMicros == 0
                ? new Burst(index, steps)
                : new Mixed.BurstThenWait(index, steps, waitMicros))
        .toList();
  }

  @Override
  public long expected(Point point) {
    LongUnaryOperator burst = XorShift.jump(steps(point));
    return LongStream.range(0, point.parameter(TASKS)).map(SplitMix::mix).map(burst).sum();
  }

  @Override
  public Point bareKernel(Point point) {
    long most = Math.max(1, KERNEL_NANOS / Math.max(1, point.parameter(CPU_NANOS)));
    return point.with(WAIT_MICROS, 0).with(TASKS, Math.min(point.parameter(TASKS), most));
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computingThenWaiting(
        point.parameter(TASKS), point.parameter(CONCURRENCY), wait(point), machine);
  }

  @Override
  public Optional<Demand> demand(Point point) {
    return Workload.demand(point, point.parameter(CPU_NANOS), wait(point).toNanos(), 0);
  }

  /** Steps of a task's burst. */
  public static int steps(Point point) {
    return Math.toIntExact(point.parameter(CPU_NANOS) * XorShift.STEPS_PER_MICRO / 1_000);
  }

  private static Duration wait(Point point) {
    return Duration.ofNanos(point.parameter(WAIT_MICROS) * 1_000);
  }
}
