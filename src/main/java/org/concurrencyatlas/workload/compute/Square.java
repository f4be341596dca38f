package org.concurrencyatlas.workload.compute;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;

/** Tasks so small that what is left is the cost of handing one over. */
public final class Square implements Workload {
  private static final String CHUNK = "chunk";

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "square",
          "x → x² over a few numbers: the figure is the overhead of a task",
          "T ≥ N·s/P",
          WorkloadInfo.Kind.CPU_BOUND,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 1_000_000, 10_000),
              new WholeNumber(CHUNK, "numbers squared by one task", 1, 1_000, 1)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    int chunk = (int) point.parameter(CHUNK);
    return IntStream.range(0, (int) point.parameter(TASKS))
        .<Task>mapToObj(index -> new Numbers((long) index * chunk, chunk))
        .toList();
  }

  @Override
  public long expected(Point point) {
    return LongStream.range(0, point.parameter(TASKS) * point.parameter(CHUNK))
        .map(x -> x * x)
        .sum();
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }

  /** The sum of the squares of {@code count} numbers from {@code first} on. */
  public record Numbers(long first, int count) implements Task {
    @Override
    public long call() {
      long sum = 0;
      for (long x = first; x < first + count; x++) {
        sum += x * x;
      }
      return sum;
    }
  }
}
