package org.concurrencyatlas.process.jvm;

import org.concurrencyatlas.process.link.Transport;
import org.concurrencyatlas.process.task.RetryPolicy;

/**
 * How a pool is set up.
 *
 * @param workers worker JVMs, 1…4096; each runs one task at a time
 * @param spares further JVMs that are started ahead, to take the place of one that dies, 0…64
 * @param window most jobs in flight to a worker, 0…256; 0 lets the pool choose by the time that
 *     jobs take
 * @param transport how pool and worker are linked
 * @param jvm how the workers' JVMs are started
 * @param retryPolicy for tasks that are submitted without one of their own
 * @param limits what the pool does not exceed
 */
public record PoolOptions(
    int workers,
    int spares,
    int window,
    Transport transport,
    WorkerJvm jvm,
    RetryPolicy retryPolicy,
    PoolLimits limits) {

  private static final long SPIN_NANOS = 50_000;

  public PoolOptions {
    PoolLimits.check("workers", workers, 1, 4096);
    PoolLimits.check("spares", spares, 0, 64);
    PoolLimits.check("window", window, 0, 256);
  }

  /** Pipes, JVMs with 256 MiB and the serial collector, no spares, tasks called at most once. */
  public static PoolOptions of(int workers) {
    return new PoolOptions(
        workers,
        0,
        0,
        Transport.PIPE,
        WorkerJvm.small(256),
        RetryPolicy.AT_MOST_ONCE,
        PoolLimits.DEFAULT);
  }

  /** The same with so many workers. */
  public PoolOptions withWorkers(int count) {
    return new PoolOptions(count, spares, window, transport, jvm, retryPolicy, limits);
  }

  /** The same with spare workers. */
  public PoolOptions withSpares(int count) {
    return new PoolOptions(workers, count, window, transport, jvm, retryPolicy, limits);
  }

  /** The same with a fixed window, or an adaptive one for 0. */
  public PoolOptions withWindow(int jobs) {
    return new PoolOptions(workers, spares, jobs, transport, jvm, retryPolicy, limits);
  }

  /** The same over another transport. */
  public PoolOptions withTransport(Transport other) {
    return new PoolOptions(workers, spares, window, other, jvm, retryPolicy, limits);
  }

  /** The same with other JVMs. */
  public PoolOptions withJvm(WorkerJvm other) {
    return new PoolOptions(workers, spares, window, transport, other, retryPolicy, limits);
  }

  /** The same with another retry policy for tasks that bring none. */
  public PoolOptions withRetryPolicy(RetryPolicy other) {
    return new PoolOptions(workers, spares, window, transport, jvm, other, limits);
  }

  /** The same within other limits. */
  public PoolOptions withLimits(PoolLimits other) {
    return new PoolOptions(workers, spares, window, transport, jvm, retryPolicy, other);
  }

  /**
   * How long a receiver may spin for its next bytes, nanoseconds. 0 where there are more workers
   * and receivers than processors: a thread that spins may then keep the thread it waits for from
   * running.
   */
  public long spinNanos() {
    return 2 * workers <= Runtime.getRuntime().availableProcessors() ? SPIN_NANOS : 0;
  }
}
