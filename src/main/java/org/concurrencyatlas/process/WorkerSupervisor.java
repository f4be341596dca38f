package org.concurrencyatlas.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.concurrencyatlas.process.job.Job;
import org.concurrencyatlas.process.jvm.WorkerProcess;
import org.concurrencyatlas.process.task.PoolClosedException;
import org.concurrencyatlas.process.task.WorkerExit;
import org.jspecify.annotations.Nullable;

/**
 * A place for a worker: keeps one process in it, and the next when that dies, until the pool
 * closes. Its thread receives the answers of the process.
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
  private volatile boolean neverReady;

  WorkerSupervisor(String name, PoolState pool) {
    super(name);
    setDaemon(true);
    this.pool = pool;
  }

  /** Completes with the pid of the first worker once it is ready, or with why there is none. */
  CompletableFuture<Long> ready() {
    return ready;
  }

  /** The pid of the present worker; 0 while none is ready. */
  long pid() {
    WorkerProcess present = process;
    return present == null || connection == null ? 0 : present.pid();
  }

  @Override
  public void run() {
    pool.queue().beginReceiving();
    try {
      while (!closing) {
        WorkerProcess born = pool.workerFactory().next();
        process = born;
        overdue = null;
        neverReady = false;
        live(born);
      }
    } catch (InterruptedException | IOException e) {
      giveUp("no worker can be started: " + e.getMessage());
    } catch (Throwable e) {
      giveUp("the pool itself failed: " + e);
      throw e;
    }
  }

  /** No worker follows the present one, which is told that nothing more will come. */
  void endInput() {
    closing = true;
    Connection present = connection;
    if (present != null) {
      present.endSending();
    }
  }

  void kill() {
    WorkerProcess present = process;
    if (present != null) {
      present.kill();
    }
  }

  /** When the start or the present job will have taken too long, as {@link System#nanoTime}. */
  long due() {
    Connection present = connection;
    return present == null ? readyBy : present.due();
  }

  /** Kills the worker when its start or its present job has taken too long. */
  void killIfOverdue() {
    Connection present = connection;
    Job late = present == null ? null : present.overdue();
    if (late != null) {
      overdue = late;
      kill();
    } else if (present == null && isPast(readyBy)) {
      neverReady = true;
      kill();
    }
  }

  private static boolean isPast(long due) {
    return due != DeadlineWatch.NEVER && due - System.nanoTime() <= 0;
  }

  private void live(WorkerProcess worker) throws InterruptedException {
    Connection served = null;
    String cause = "";
    try {
      readyBy = System.nanoTime() + pool.options().limits().startTimeout().toNanos();
      pool.deadlines().expect(readyBy);
      served = new Connection(worker.connect(), pool);
      serve(worker, served);
    } catch (IOException e) {
      cause = String.valueOf(e.getMessage());
    } catch (RuntimeException | Error e) {
      cause = e.toString();
    }
    connection = null;
    readyBy = DeadlineWatch.NEVER;
    try {
      bury(worker, served, cause);
    } catch (Throwable e) {
      failAll(worker, served, e);
      throw e;
    }
    pool.wakeIdle();
  }

  private void serve(WorkerProcess worker, Connection served) throws IOException {
    served.handshake();
    worker.release();
    connection = served;
    readyBy = DeadlineWatch.NEVER;
    ready.complete(worker.pid());
    if (closing) {
      served.endSending();
    }
    served.serve();
  }

  private void bury(WorkerProcess worker, @Nullable Connection served, String cause)
      throws InterruptedException {
    worker.release();
    boolean exited = worker.awaitExit(EXIT_MILLIS);
    worker.kill(); // before the unfinished are fetched: a submitter may be stuck in a write to it
    WorkerExit exit = worker.exit(describe(cause, exited));
    List<Job> unfinished = served == null ? List.of() : served.abandon();
    if (closing) {
      unfinished.forEach(job -> job.fail(new PoolClosedException("the pool was closed")));
      return;
    }
    if (!ready.isDone()) {
      giveUp("a worker did not start: " + exit);
    } else if (!pool.restartBudget().spend()) {
      giveUp("workers died too often, allowed are %s; %s".formatted(pool.restartBudget(), exit));
    }
    boolean oldestRan = !unfinished.isEmpty() && unfinished.getFirst().equals(overdue);
    pool.queue()
        .putBack(new FailureAttribution(exit, oldestRan, cause.isEmpty()).jobsToRetry(unfinished));
  }

  /**
   * The last resort when the burial itself fails: this thread ends, and nobody else knows of the
   * jobs in flight, whose submitters would wait for ever.
   */
  private static void failAll(WorkerProcess worker, @Nullable Connection served, Throwable e) {
    worker.kill();
    if (served != null) {
      PoolClosedException reason = new PoolClosedException("the pool itself failed: " + e);
      served.abandon().forEach(job -> job.fail(reason));
    }
  }

  private String describe(String cause, boolean exited) {
    if (overdue != null) {
      return "a task missed its deadline";
    }
    if (neverReady) {
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
