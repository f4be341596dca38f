package org.concurrencyatlas.workload.coordination;

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

/**
 * Tasks that each have a thread of their own at the other end, to which something goes and comes
 * back. A task answers with its index plus the times that it came back.
 */
abstract class PingPong implements Workload {
  private static final String TRIPS = "trips";

  private final WorkloadInfo info;

  PingPong(String id, String description, int maxTasks, int usualTrips) {
    info =
        new WorkloadInfo(
            id,
            description,
            "T ≥ N·s/P",
            WorkloadInfo.Kind.CPU_BOUND,
            List.of(
                new WholeNumber(TASKS, "tasks in a batch", 1, maxTasks, 10),
                new WholeNumber(TRIPS, "times there and back in a task", 1, 1_000_000, usualTrips)),
            Set.of());
  }

  /** One task of a batch. */
  abstract Task task(int index, int trips);

  @Override
  public WorkloadInfo info() {
    return info;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    int trips = (int) point.parameter(TRIPS);
    return IntStream.range(0, (int) point.parameter(TASKS))
        .mapToObj(index -> task(index, trips))
        .toList();
  }

  @Override
  public long expected(Point point) {
    long trips = point.parameter(TRIPS);
    return LongStream.range(0, point.parameter(TASKS)).map(index -> index + trips).sum();
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }
}
