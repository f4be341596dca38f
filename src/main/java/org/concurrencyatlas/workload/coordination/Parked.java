package org.concurrencyatlas.workload.coordination;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.data.SplitMix;

/**
 * Tasks that wait deep in a stack and with something in a thread-local: what a waiting task costs
 * in memory is the slope of a fork's resident memory over their number.
 */
public final class Parked implements Workload {
  private static final String DEPTH = "depth";
  private static final String LOCAL_BYTES = "localBytes";

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "parked",
          "wait deep in a stack, with something in a thread-local: what a waiting task holds",
          "T ≥ ⌈N/C⌉·D",
          WorkloadInfo.Kind.IO_BOUND,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 1_000_000, 1_000),
              new WholeNumber(WAIT_MICROS, "wait of a task", 1, 60_000_000, 1_000_000),
              new WholeNumber(DEPTH, "frames above the wait", 1, 1_000, 1),
              new WholeNumber(LOCAL_BYTES, "size of a thread-local", 0, 1 << 20, 0),
              Workload.concurrency(1_000_000)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    long waitMicros = point.parameter(WAIT_MICROS);
    int depth = (int) point.parameter(DEPTH);
    int localBytes = (int) point.parameter(LOCAL_BYTES);
    return LongStream.range(0, point.parameter(TASKS))
        .<Task>mapToObj(index -> new Waits(index, waitMicros, depth, localBytes))
        .toList();
  }

  @Override
  public long expected(Point point) {
    long tasks = point.parameter(TASKS);
    return LongStream.range(0, tasks).map(SplitMix::mix).sum() + tasks * point.parameter(DEPTH);
  }

  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.waiting(
        point.parameter(TASKS),
        point.parameter(CONCURRENCY),
        Duration.of(point.parameter(WAIT_MICROS), ChronoUnit.MICROS));
  }

  /** Waits at least so long, then answers with its number, scrambled, plus its frames. */
  record Waits(long index, long waitMicros, int depth, int localBytes) implements AsyncTask {
    private static final ThreadLocal<byte[]> LOCAL = new ThreadLocal<>();

    @Override
    public long call() throws InterruptedException {
      if (localBytes == 0) {
        return waitBelow(depth);
      }
      LOCAL.set(new byte[localBytes]);
      try {
        return waitBelow(depth);
      } finally {
        LOCAL.remove();
      }
    }

    private long waitBelow(int frames) throws InterruptedException {
      if (frames > 1) {
        return 1 + waitBelow(frames - 1);
      }
      TimeUnit.MICROSECONDS.sleep(waitMicros);
      return 1 + SplitMix.mix(index);
    }

    /** A task that holds no thread has neither a stack nor a thread-local. */
    @Override
    public CompletionStage<Long> callAsync() {
      return new CompletableFuture<Long>()
          .completeOnTimeout(depth + SplitMix.mix(index), waitMicros, TimeUnit.MICROSECONDS);
    }
  }
}
