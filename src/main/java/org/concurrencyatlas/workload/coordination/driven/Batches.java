package org.concurrencyatlas.workload.coordination.driven;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.BatchDriver;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;

/**
 * Tasks of uneven length a few at a time: the next few are handed over when all of the last few
 * have ended. Without that barrier a bound on what is in flight lets the next one in whenever one
 * has ended.
 */
public final class Batches implements Workload {
  private static final String SIZE = "size";

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "batches",
          "uneven waits, a few at a time: the next few begin when all of the last few have ended",
          "T ≥ max(N·D/min(C, b), longest wait)",
          WorkloadInfo.Kind.IO_BOUND,
          List.of(
              new WholeNumber(TASKS, "tasks in all", 1, 100_000, 256),
              new WholeNumber(
                  SIZE, "b, tasks between two barriers; 0 for no barrier", 0, 100_000, 16),
              new WholeNumber(WAIT_MICROS, "D, mean wait of a task", 1, 10_000_000, 1_000),
              Workload.concurrency(100_000)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    return waits(point).batch();
  }

  @Override
  public BatchDriver driver(Point point) {
    int size = (int) point.parameter(SIZE);
    return size == 0 ? BatchDriver.WHOLE : (batch, model) -> oneAfterTheOther(batch, size, model);
  }

  private static long oneAfterTheOther(List<Task> batch, int size, BatchDriver.OpenModel model)
      throws ExecutionException, InterruptedException {
    long sum = 0;
    for (int from = 0; from < batch.size(); from += size) {
      sum += model.run(batch.subList(from, Math.min(from + size, batch.size())));
    }
    return sum;
  }

  @Override
  public long expected(Point point) {
    return waits(point).expected();
  }

  /** That of the same number in flight without a barrier: what is missing is its price. */
  @Override
  public Duration limit(Point point, Machine machine) {
    long size = point.parameter(SIZE);
    long admitted = point.parameter(CONCURRENCY);
    return waits(point).all(size == 0 ? admitted : admitted == 0 ? size : Math.min(admitted, size));
  }

  private static UnevenWaits waits(Point point) {
    return new UnevenWaits(point.parameter(TASKS), point.parameter(WAIT_MICROS));
  }
}
