package org.concurrencyatlas.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.concurrencyatlas.process.job.FailureAttribution;
import org.concurrencyatlas.process.job.Job;
import org.concurrencyatlas.process.jvm.WorkerProcess;
import org.concurrencyatlas.process.task.PoolClosedException;
import org.concurrencyatlas.process.task.WorkerExit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one worker process running: starts it, receives its answers and, when it dies, decides what
 * happens to its jobs and starts the next one, until the pool closes.
 */
final class WorkerSupervisor extends Thread {
  private static final long EXIT_MILLIS = 50;

  private final PoolState pool;
  private final CompletableFuture<Long> ready = new CompletableFuture<>();
  private volatile boolean closing;
  private volatile @Nullable WorkerProcess process;
  private volatile @Nullable Connection connection;
  private volatile @Nullable Job overdue;
  private volatile long readyBy = DeadlineWatch.NEVER;
  private volatile boolean startTimedOut;

  WorkerSupervisor(String name, PoolState pool) {
    super(name);
    setDaemon(true);
    this.pool = pool;
  }

  /** Completes with the pid of the first worker once it is ready, or with why there is none. */
  CompletableFuture<Long> ready() {
    return ready;
  }

  /** The pid of the current worker; 0 while none is ready. */
  long pid() {
    WorkerProcess current = process;
    return current == null || connection == null ? 0 : current.pid();
  }

  @Override
  public void run() {
    pool.queue().beginReceiving();
    try {
      while (!closing) {
        WorkerProcess next = pool.workerFactory().next();
        process = next;
        overdue = null;
        startTimedOut = false;
        serve(next);
      }
    } catch (InterruptedException | IOException e) {
      giveUp("no worker can be started: " + e.getMessage());
    } catch (Throwable e) {
      giveUp("the pool itself failed: " + e);
      throw e;
    }
  }

  /** Ends the stream to the current worker, which no other will follow. */
  void endInput() {
    closing = true;
    Connection current = connection;
    if (current != null) {
      current.endSending();
    }
  }

  void kill() {
    WorkerProcess current = process;
    if (current != null) {
      current.kill();
    }
  }

  /** When the start or the current job will have taken too long, as {@link System#nanoTime}. */
  long due() {
    Connection current = connection;
    return current == null ? readyBy : current.due();
  }

  /** Kills the worker when its start or its current job has taken too long. */
  void killIfOverdue() {
    Connection current = connection;
    Job late = current == null ? null : current.overdue();
    if (late != null) {
      overdue = late;
      kill();
    } else if (current == null && isPast(readyBy)) {
      startTimedOut = true;
      kill();
    }
  }

  private static boolean isPast(long due) {
    return due != DeadlineWatch.NEVER && due - System.nanoTime() <= 0;
  }

  /** Serves a worker until it exits. */
  private void serve(WorkerProcess worker) throws InterruptedException {
    Connection opened = null;
    String cause = "";
    try {
      readyBy = System.nanoTime() + pool.options().limits().startTimeout().toNanos();
      pool.deadlines().expect(readyBy);
      opened = new Connection(worker.connect(), pool);
      exchange(worker, opened);
    } catch (IOException e) {
      cause = String.valueOf(e.getMessage());
    } catch (RuntimeException | Error e) {
      cause = e.toString();
    }
    connection = null;
    readyBy = DeadlineWatch.NEVER;
    try {
      handleExit(worker, opened, cause);
    } catch (Throwable e) {
      failAll(worker, opened, e);
      throw e;
    }
    pool.wakeIdle();
  }

  private void exchange(WorkerProcess worker, Connection opened) throws IOException {
    opened.handshake();
    worker.release();
    connection = opened;
    readyBy = DeadlineWatch.NEVER;
    ready.complete(worker.pid());
    if (closing) {
      opened.endSending();
    }
    opened.serve();
  }

  private void handleExit(WorkerProcess worker, @Nullable Connection opened, String cause)
      throws InterruptedException {
    worker.release();
    boolean exited = worker.awaitExit(EXIT_MILLIS);
    worker.kill(); // before its jobs are fetched: a submitter may be stuck in a write to it
    WorkerExit exit = worker.awaitExit(describe(cause, exited));
    List<Job> unanswered = opened == null ? List.of() : opened.abandon();
    if (closing) {
      unanswered.forEach(job -> job.fail(new PoolClosedException("the pool was closed")));
      return;
    }
    if (!ready.isDone()) {
      giveUp("a worker did not start: " + exit);
    } else if (!pool.restartBudget().spend()) {
      giveUp("workers died too often, allowed are %s; %s".formatted(pool.restartBudget(), exit));
    }
    boolean oldestRan = !unanswered.isEmpty() && unanswered.getFirst().equals(overdue);
    FailureAttribution attribution = new FailureAttribution(exit, oldestRan, cause.isEmpty());
    pool.queue().putBack(attribution.jobsToRetry(unanswered));
  }

  /**
   * The last resort when handling the exit fails itself: this thread ends, and no other knows of
   * the jobs in flight, whose submitters would wait for ever.
   */
  private static void failAll(WorkerProcess worker, @Nullable Connection opened, Throwable e) {
    worker.kill();
    if (opened != null) {
      PoolClosedException reason = new PoolClosedException("the pool itself failed: " + e);
      opened.abandon().forEach(job -> job.fail(reason));
    }
  }

  private String describe(String cause, boolean exited) {
    if (overdue != null) {
      return "a task missed its deadline";
    }
    if (startTimedOut) {
      return "it was not ready in " + pool.options().limits().startTimeout().toMillis() + " ms";
    }
    return exited || !cause.isEmpty() ? cause : "it closed its link";
  }

  private void giveUp(String reason) {
    closing = true;
    pool.queue().close(reason);
    ready.completeExceptionally(new IOException(reason));
  }
}
