package org.concurrencyatlas.process.jvm;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/** Starts worker processes; keeps spare ones ready when the pool has any. */
public final class WorkerFactory {
  private final PoolOptions options;
  private final Queue<WorkerProcess> spares = new ConcurrentLinkedQueue<>();
  private final Semaphore missing;
  private final Thread starter = new Thread(this::startSpares, "spare-workers");
  private volatile boolean closed;

  /** Starts nothing yet. */
  public WorkerFactory(PoolOptions options) {
    this.options = options;
    this.missing = new Semaphore(options.spares());
  }

  /** Begins to start spares, in the background. */
  public void open() {
    if (options.spares() > 0) {
      starter.setDaemon(true);
      starter.start();
    }
  }

  /** A spare worker when one is there, else a new process. */
  public WorkerProcess next() throws IOException {
    for (WorkerProcess spare = spares.poll(); spare != null; spare = spares.poll()) {
      missing.release();
      if (spare.isAlive()) {
        return spare;
      }
      spare.release();
    }
    return WorkerProcess.start(options);
  }

  /** Kills the spares, and starts no more. */
  public void close() {
    closed = true;
    starter.interrupt();
    killSpares();
  }

  private void startSpares() {
    try {
      while (!closed) {
        missing.acquire();
        spares.add(WorkerProcess.start(options));
      }
    } catch (InterruptedException | IOException e) {
      // Closed; or no process can be started, which the supervisors find out by themselves.
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
