package org.concurrencyatlas.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.concurrencyatlas.process.link.Link;
import org.jspecify.annotations.Nullable;

/**
 * A place for a worker: keeps one process in it, and the next when that dies, until the pool
 * closes. Its thread receives the answers of the process.
 */
final class WorkerSlot extends Thread {
  private static final long EXIT_MILLIS = 50;

  private final PoolState pool;
  private final CompletableFuture<Long> ready = new CompletableFuture<>();
  private volatile boolean closing;
  private volatile @Nullable WorkerProcess process;
  private volatile @Nullable Connection connection;
  private volatile boolean overdue;

  WorkerSlot(String name, PoolState pool) {
    super(name);
    setDaemon(true);
    this.pool = pool;
  }

  /** Completes with the pid of the first worker once it is ready, or with why there is none. */
  CompletableFuture<Long> ready() {
    return ready;
  }

  /** The pid of the present worker; 0 when there is none. */
  long pid() {
    WorkerProcess present = process;
    return present == null ? 0 : present.pid();
  }

  @Override
  public void run() {
    try {
      while (!closing) {
        WorkerProcess born = pool.supply().next();
        process = born;
        overdue = false;
        live(born);
      }
    } catch (InterruptedException | IOException e) {
      giveUp("no worker can be started: " + e.getMessage());
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

  /** Kills the worker when its task has run too long; else tells when it will have. */
  long killIfOverdue(long now) {
    Connection present = connection;
    if (present == null || present.due() - now > 0) {
      return present == null ? DeadlineWatch.NEVER : present.due();
    }
    overdue = true;
    kill();
    return DeadlineWatch.NEVER;
  }

  private void live(WorkerProcess worker) throws InterruptedException {
    String cause = "";
    Connection served = null;
    try {
      Link link = worker.connect();
      served = new Connection(link, pool);
      served.greet();
      worker.release();
      connection = served;
      ready.complete(worker.pid());
      if (closing) {
        served.endSending();
      }
      served.serve();
    } catch (IOException e) {
      cause = String.valueOf(e.getMessage());
    }
    connection = null;
    List<Job> orphans = served == null ? List.of() : served.abandon();
    bury(worker, orphans, cause);
    worker.release();
  }

  private void bury(WorkerProcess worker, List<Job> orphans, String cause)
      throws InterruptedException {
    if (closing) {
      worker.obituary("the pool was closed"); // whoever closes kills it when this takes too long
      orphans.forEach(job -> job.fail(new PoolClosedException("the pool was closed")));
      return;
    }
    boolean exited = worker.awaitExit(EXIT_MILLIS);
    worker.kill();
    Obituary obituary = worker.obituary(describe(cause, exited));
    if (!ready.isDone() || !pool.budget().spend()) {
      giveUp("workers died too often, allowed are %s; %s".formatted(pool.budget(), obituary));
    }
    pool.backlog().putBack(new Inquest(obituary, overdue, cause.isEmpty()).survivors(orphans));
  }

  private String describe(String cause, boolean exited) {
    if (overdue) {
      return "a task missed its deadline";
    }
    return exited || !cause.isEmpty() ? cause : "it closed its link";
  }

  private void giveUp(String reason) {
    closing = true;
    pool.backlog().close(reason);
    ready.completeExceptionally(new IOException(reason));
  }
}
