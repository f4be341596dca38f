package org.concurrencyatlas.workload;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.result.Point;

/** A user's workload of which one task fails while the others run on. */
public final class Faulty implements Workload {
  private static final String IGNORE = "ignore";

  /** Longer than a session waits for its tasks. */
  private static final long LONG_MILLIS = 20_000;

  @Override
  public WorkloadInfo info() {
    return new WorkloadInfo(
        "faulty",
        "the first task fails",
        "none",
        WorkloadInfo.Kind.IO_BOUND,
        List.of(
            new Parameter.WholeNumber(TASKS, "tasks in a batch", 1, 100, 4),
            new Parameter.WholeNumber(
                IGNORE, "1 when the others ignore their interruption", 0, 1, 0)),
        Set.of());
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    int ignore = (int) point.parameter(IGNORE);
    return IntStream.range(0, (int) point.parameter(TASKS))
        .mapToObj(i -> (Task) new Part(i, ignore))
        .toList();
  }

  @Override
  public long expected(Point point) {
    return 0;
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Duration.ZERO;
  }

  /** The task of a number; the first fails. */
  public record Part(int number, int ignores) implements Task {
    @Override
    public long call() throws InterruptedException {
      if (number == 0) {
        Thread.sleep(200);
        throw new IllegalStateException("on purpose");
      }
      long end = System.nanoTime() + 1_000_000 * LONG_MILLIS;
      while (System.nanoTime() < end) {
        try {
          Thread.sleep(LONG_MILLIS);
        } catch (InterruptedException e) {
          if (ignores == 0) {
            throw e;
          }
        }
      }
      return 0;
    }
  }
}
