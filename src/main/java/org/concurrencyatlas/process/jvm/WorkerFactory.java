package org.concurrencyatlas.process.jvm;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/** Starts worker processes; keeps spare ones ready when the pool has any. */
public final class WorkerFactory {
  private final PoolOptions options;
  private final Queue<WorkerProcess> spares = new ConcurrentLinkedQueue<>();
  private final Semaphore wanted;
  private final Thread keeper = new Thread(this::keepSpares, "spare-workers");
  private volatile boolean closed;

  public WorkerFactory(PoolOptions options) {
    this.options = options;
    this.wanted = new Semaphore(options.spares());
  }

  /** Begins to start spares, in the background. */
  public void open() {
    if (options.spares() > 0) {
      keeper.setDaemon(true);
      keeper.start();
    }
  }

  /** A spare worker, or one that is only just started. */
  public WorkerProcess next() throws IOException {
    for (WorkerProcess spare = spares.poll(); spare != null; spare = spares.poll()) {
      wanted.release();
      if (spare.isAlive()) {
        return spare;
      }
      spare.release();
    }
    return WorkerProcess.start(options);
  }

  /** Ends the spares, and has no more. */
  public void close() {
    closed = true;
    keeper.interrupt();
    killSpares();
  }

  private void keepSpares() {
    try {
      while (!closed) {
        wanted.acquire();
        spares.add(WorkerProcess.start(options));
      }
    } catch (InterruptedException | IOException e) {
      // Closed; or no process can be started, which the pool finds out by itself.
    }
    if (closed) {
      killSpares();
    }
  }

  private void killSpares() {
    for (WorkerProcess spare = spares.poll(); spare != null; spare = spares.poll()) {
      spare.kill();
      spare.release();
    }
  }
}
