package org.concurrencyatlas.workload;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Parameter.WholeNumber;

/** Tasks that compute and then wait: the share of each decides who wins. */
final class Mixed implements Workload {
  private static final String BYTES = "bytes";
  private static final String WAIT_MICROS = "waitMicros";

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "mixed",
          "SHA-256 of a block, then a wait without a socket",
          "T ≥ max(⌈N/C⌉·D, N·s/P)",
          WorkloadInfo.Kind.MIXED,
          List.of(
              new WholeNumber(TASKS, "tasks in a batch", 1, 100_000, 1_000),
              new WholeNumber(BYTES, "size of a block", 1 << 10, BytePattern.MAX_SLICE, 1 << 16),
              new WholeNumber(WAIT_MICROS, "wait of a task", 0, 60_000_000, 1_000),
              new WholeNumber(
                  CONCURRENCY, "tasks admitted at once, 0 for each model's own", 0, 100_000, 0)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    return List.copyOf(tasks(point));
  }

  @Override
  public long expected(Point point) {
    return tasks(point).stream().mapToLong(BurstThenWait::burst).sum();
  }

  @Override
  public Point bareKernel(Point point) {
    return point.with(WAIT_MICROS, 0);
  }

  /**
   * A task admitted takes s + D, but s is measured while every processor runs one; a lone one may
   * be faster, so that only D is certain.
   */
  @Override
  public Duration limit(Point point, Machine machine) {
    long tasks = point.parameter(TASKS);
    Duration wait = Duration.of(point.parameter(WAIT_MICROS), ChronoUnit.MICROS);
    return Limit.both(
        Limit.waiting(tasks, point.parameter(CONCURRENCY), wait), Limit.computing(tasks, machine));
  }

  private static List<BurstThenWait> tasks(Point point) {
    int bytes = (int) point.parameter(BYTES);
    long waitMicros = point.parameter(WAIT_MICROS);
    return LongStream.range(0, point.parameter(TASKS))
        .mapToObj(seed -> new BurstThenWait(seed, bytes, waitMicros))
        .toList();
  }

  /** Hashes a block, waits at least so long, and answers with the digest. */
  record BurstThenWait(long seed, int bytes, long waitMicros) implements AsyncTask {
    @Override
    public long call() throws InterruptedException {
      long answer = burst();
      TimeUnit.MICROSECONDS.sleep(waitMicros);
      return answer;
    }

    @Override
    public CompletionStage<Long> callAsync() {
      return callAsync(ForkJoinPool.commonPool());
    }

    /** The burst ends on the executor, the wait on the JDK's timer. */
    @Override
    public CompletionStage<Long> callAsync(Executor processors) {
      CompletableFuture<Long> answer = new CompletableFuture<>();
      processors.execute(() -> {
        try {
          answer.completeOnTimeout(burst(), waitMicros, TimeUnit.MICROSECONDS);
        } catch (Throwable e) {
          answer.completeExceptionally(e);
        }
      });
      return answer;
    }

    long burst() {
      return new Sha256.Block(seed, bytes).call();
    }
  }
}
