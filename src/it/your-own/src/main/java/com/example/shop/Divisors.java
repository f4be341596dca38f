package com.example.shop;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;

/** Work that only computes: how many divisors the numbers up to a bound have, all together. */
public final class Divisors implements Workload {
  private static final String UP_TO = "upTo";

  @Override
  public WorkloadInfo info() {
    return new WorkloadInfo(
        "divisors",
        "divisors of all numbers up to a bound, counted by trial: each task takes a range",
        "T ≥ N·s/P",
        WorkloadInfo.Kind.CPU_BOUND,
        List.of(
            new WholeNumber(TASKS, "tasks in a batch", 1, 10_000, 100),
            new WholeNumber(UP_TO, "the bound", 1, 10_000_000, 20_000)),
        Set.of());
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    long tasks = point.parameter(TASKS);
    long upTo = point.parameter(UP_TO);
    return LongStream.range(0, tasks)
        .<Task>mapToObj(i -> new Range(1 + upTo * i / tasks, upTo * (i + 1) / tasks))
        .toList();
  }

  /** Another way than the tasks': d divides ⌊n/d⌋ of the numbers up to n. */
  @Override
  public long expected(Point point) {
    long upTo = point.parameter(UP_TO);
    return LongStream.rangeClosed(1, upTo).map(divisor -> upTo / divisor).sum();
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }

  /** The divisors of the numbers from {@code first} to {@code last}, both included. */
  public record Range(long first, long last) implements Task {
    @Override
    public long call() {
      long divisors = 0;
      for (long n = first; n <= last; n++) {
        for (long d = 1; d * d <= n; d++) {
          if (n % d == 0) {
            divisors += d * d == n ? 1 : 2;
          }
        }
      }
      return divisors;
    }
  }
}
