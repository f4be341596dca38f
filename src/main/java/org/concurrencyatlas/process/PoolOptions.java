package org.concurrencyatlas.process;

import java.time.Duration;
import org.concurrencyatlas.result.UsageException;

/**
 * How a pool is set up.
 *
 * @param workers worker JVMs, at least 1; each runs one task at a time
 * @param window most jobs in flight to a worker; 0 lets the pool choose between 2 and 256 by the
 *     time that tasks take
 * @param backlog most jobs that wait for a worker before a submitter has to wait, at least 1
 * @param longestFrame most bytes of a job or an answer
 * @param restarts how many workers may die within {@code restartPeriod} before the pool gives up
 * @param restartPeriod see {@code restarts}
 * @param jvm how the workers' JVMs are started
 */
public record PoolOptions(
    int workers,
    int window,
    int backlog,
    int longestFrame,
    int restarts,
    Duration restartPeriod,
    WorkerJvm jvm) {

  /** Checks the ranges. */
  public PoolOptions {
    if (workers < 1 || window < 0 || backlog < 1 || longestFrame < 1024 || restarts < 0) {
      throw new UsageException(
          "workers=%d, window=%d, backlog=%d, longestFrame=%d, restarts=%d are not allowed; give at least 1, 0, 1, 1024, 0"
              .formatted(workers, window, backlog, longestFrame, restarts));
    }
  }

  /** Small JVMs, adaptive window, frames up to 64 MiB, and 5 restarts in 10 s. */
  public static PoolOptions of(int workers) {
    return new PoolOptions(
        workers, 0, 4096, 64 << 20, 5, Duration.ofSeconds(10), WorkerJvm.small(256));
  }

  /** The same with other JVMs. */
  public PoolOptions withJvm(WorkerJvm other) {
    return new PoolOptions(workers, window, backlog, longestFrame, restarts, restartPeriod, other);
  }

  /** The same with another window. */
  public PoolOptions withWindow(int other) {
    return new PoolOptions(workers, other, backlog, longestFrame, restarts, restartPeriod, jvm);
  }
}
