package org.concurrencyatlas.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A place for a worker: keeps one process in it, and the next when that dies, until the pool
 * closes. Its thread receives the answers of the process.
 */
final class WorkerSlot extends Thread {
  /** A job that saw so many workers die is taken for their murderer. */
  private static final int DEADLY = 3;

  private static final long END_MILLIS = 2_000;

  private final PoolOptions options;
  private final Backlog backlog;
  private final TypeRegistry types;
  private final ServiceTime serviceTime;
  private final RestartBudget budget;
  private final CompletableFuture<Long> ready = new CompletableFuture<>();
  private volatile boolean closing;
  private volatile @Nullable WorkerProcess process;

  WorkerSlot(
      String name,
      PoolOptions options,
      Backlog backlog,
      TypeRegistry types,
      ServiceTime serviceTime,
      RestartBudget budget) {
    super(name);
    setDaemon(true);
    this.options = options;
    this.backlog = backlog;
    this.types = types;
    this.serviceTime = serviceTime;
    this.budget = budget;
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
        live();
      }
    } catch (InterruptedException | IOException e) {
      backlog.close("no worker can be kept running: " + e);
      ready.completeExceptionally(e);
    }
  }

  /** No worker follows the present one, which is told that nothing more will come. */
  void endInput() {
    closing = true;
    WorkerProcess present = process;
    if (present != null) {
      present.endInput();
    }
  }

  void kill() {
    WorkerProcess present = process;
    if (present != null) {
      present.kill();
    }
  }

  /** The life of one worker process. */
  private void live() throws IOException, InterruptedException {
    WorkerProcess born = WorkerProcess.start(options.jvm().command(options.longestFrame()));
    process = born;
    Connection connection =
        new Connection(born.link(), backlog, types, serviceTime, options.longestFrame());
    String cause = "";
    try {
      if (closing) {
        born.endInput();
      }
      connection.greet();
      ready.complete(born.pid());
      connection.serve();
    } catch (IOException e) {
      cause = e.getMessage() + "; ";
    }
    bury(born, connection, cause);
  }

  private void bury(WorkerProcess dead, Connection connection, String cause)
      throws InterruptedException {
    List<Job> orphans = connection.abandon();
    dead.kill();
    if (closing) {
      fail(orphans, new PoolClosedException("the pool was closed"));
      dead.awaitExit(END_MILLIS);
      return;
    }
    String obituary = cause + dead.obituary();
    if (!ready.isDone() || !budget.spend()) {
      backlog.close("workers died too often (allowed: " + budget + "); " + obituary);
      ready.completeExceptionally(new IOException("a worker did not start: " + obituary));
      closing = true;
    }
    backlog.putBack(survivors(orphans, obituary));
  }

  /** Whoever saw too many deaths fails; the others are tried again. */
  private static List<Job> survivors(List<Job> orphans, String obituary) {
    List<Job> survivors = new ArrayList<>();
    for (Job job : orphans) {
      if (job.diedAgain() < DEADLY) {
        survivors.add(job);
      } else {
        job.fail(new WorkerLostException(obituary));
      }
    }
    return survivors;
  }

  private static void fail(List<Job> jobs, PoolException reason) {
    for (Job job : jobs) {
      job.fail(reason);
    }
  }
}
