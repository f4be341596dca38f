package org.concurrencyatlas.workload.coordination;

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
import org.concurrencyatlas.workload.compute.Square;

/** The first answers of a model that has never run in its JVM: its opening is in the figure. */
public final class ColdStart implements Workload {
  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "cold-start",
          "a model is opened and its first x → x² are awaited, in a JVM that has never run it",
          "T ≥ N·s/P",
          WorkloadInfo.Kind.COLD_START,
          List.of(new WholeNumber(TASKS, "numbers squared", 1, 1_000_000, 1)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    return LongStream.range(0, point.parameter(TASKS))
        .<Task>mapToObj(x -> new Square.Numbers(x, 1))
        .toList();
  }

  @Override
  public long expected(Point point) {
    return LongStream.range(0, point.parameter(TASKS)).map(x -> x * x).sum();
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }
}
