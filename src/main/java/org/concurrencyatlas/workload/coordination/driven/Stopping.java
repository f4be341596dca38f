package org.concurrencyatlas.workload.coordination.driven;

import java.util.concurrent.atomic.AtomicInteger;

/** What the tasks of a batch share that is stopped when all of them are under way. */
final class Stopping {
  private final int tasks;
  private final boolean interrupts;
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private volatile Thread waiting = Thread.currentThread();

  /**
   * For so many tasks.
   *
   * @param interrupts whether the batch is given up, by an interruption of the thread that waits
   *     for it; else a task fails
   */
  Stopping(int tasks, boolean interrupts) {
    this.tasks = tasks;
    this.interrupts = interrupts;
  }

  /** The calling thread begins to wait for a batch. */
  void beginBatch() {
    begun.set(0);
    running.set(0);
    waiting = Thread.currentThread();
  }

  /**
   * A task begins; the last one stops all.
   *
   * @throws StoppedException when it does so by its failure
   */
  void begin() throws StoppedException {
    running.incrementAndGet();
    if (begun.incrementAndGet() < tasks) {
      return;
    }
    if (interrupts) {
      waiting.interrupt();
    } else {
      throw new StoppedException();
    }
  }

  void end() {
    running.decrementAndGet();
  }

  boolean interrupts() {
    return interrupts;
  }

  /** Tasks that have begun and not ended. */
  int running() {
    return running.get();
  }

  int begun() {
    return begun.get();
  }

  /** The failure of the task that stops the others. */
  static final class StoppedException extends Exception {
    private static final long serialVersionUID = 1L;

    StoppedException() {
      super("the last task to begin fails, as it should");
    }
  }
}
