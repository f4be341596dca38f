package org.concurrencyatlas.process;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.process.job.Job;
import org.concurrencyatlas.process.job.SingleJob;
import org.concurrencyatlas.process.jvm.PoolOptions;
import org.concurrencyatlas.process.jvm.WorkerProcess;
import org.concurrencyatlas.process.task.LongTask;
import org.concurrencyatlas.process.task.PoolException;
import org.concurrencyatlas.process.task.WorkerLostException;

/**
 * A new JVM for each task: started, given the task, and gone when it has answered. The methods may
 * be called by any thread; each call waits for its process.
 */
public final class ProcessPerTaskExecutor implements AutoCloseable {
  private static final long EXIT_MILLIS = 2_000;

  private final PoolOptions options;
  private final Set<WorkerProcess> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Starts no process yet. Of the options, JVM, transport, retry policy and limits count. */
  public ProcessPerTaskExecutor(PoolOptions options) {
    this.options = options;
  }

  /**
   * Runs a task in a JVM of its own, and waits until that has ended or has missed its deadline.
   *
   * @throws PoolException when there is no answer
   * @throws IOException when no process can be started
   */
  public long call(LongTask task) throws PoolException, IOException, InterruptedException {
    PoolState state = PoolState.of(options);
    SingleJob<Long> job = new SingleJob<>(task, options.retryPolicy());
    state.types().entryFor(task);
    state.queue().add(job);
    WorkerProcess worker = WorkerProcess.start(options);
    CompletableFuture<Void> inTime = killAtDeadline(worker);
    running.add(worker);
    try {
      if (closed) {
        worker.kill();
      }
      exchange(worker, state, job, inTime);
      return job.await();
    } finally {
      inTime.cancel(false);
      worker.kill();
      worker.awaitExit(EXIT_MILLIS);
      running.remove(worker);
    }
  }

  /** Kills the processes that run; their calls fail. */
  @Override
  public void close() {
    closed = true;
    running.forEach(WorkerProcess::kill);
  }

  /** Kills the worker when its start and its task together take too long, unless cancelled. */
  private CompletableFuture<Void> killAtDeadline(WorkerProcess worker) {
    CompletableFuture<Void> inTime =
        new CompletableFuture<Void>()
            .orTimeout(options.retryPolicy().deadline().toNanos(), TimeUnit.NANOSECONDS);
    var _ =
        inTime.exceptionally(late -> {
          worker.kill();
          return null;
        });
    return inTime;
  }

  private static void exchange(
      WorkerProcess worker, PoolState state, Job job, CompletableFuture<Void> inTime)
      throws InterruptedException {
    String cause = "";
    try {
      Connection connection = new Connection(worker.connect(), state);
      try {
        connection.handshake();
        connection.pump();
        connection.endSending();
        connection.serve();
      } finally {
        worker.release();
        worker.awaitExit(EXIT_MILLIS);
        worker.kill();
        connection.abandon();
      }
    } catch (IOException e) {
      cause = String.valueOf(e.getMessage());
    }
    if (inTime.isDone()) {
      cause = "the task missed its deadline";
    }
    if (job.wanted()) {
      worker.kill();
      job.fail(new WorkerLostException(job.name(), 1, worker.awaitExit(cause)));
    }
  }
}
