package org.concurrencyatlas.workload.coordination;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which task of a batch ends last, and so sees all that the others have done. It resets itself,
 * because the batch is run again.
 */
public final class LastTask {
  private final int tasks;
  private final AtomicInteger left;

  /** Of a batch of so many tasks. */
  public LastTask(int tasks) {
    this.tasks = tasks;
    this.left = new AtomicInteger(tasks);
  }

  /**
   * Notes that a task is done.
   *
   * @return whether it was the last one; what any task did before its call is visible to that one
   */
  public boolean done() {
    if (left.decrementAndGet() > 0) {
      return false;
    }
    left.set(tasks);
    return true;
  }
}
