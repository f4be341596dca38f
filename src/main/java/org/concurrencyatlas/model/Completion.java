package org.concurrencyatlas.model;

import org.concurrencyatlas.workload.Task;

/**
 * Is told the end of a task, once: its answer, or why it has none. Called by any thread; returns at
 * once.
 */
public interface Completion {
  /** The task was answered. */
  void succeed(long answer);

  /** The task failed. */
  void fail(Throwable cause);

  /** Runs a task on the calling thread and tells its end. */
  default void run(Task task) {
    long answer;
    try {
      answer = task.call();
    } catch (InterruptedException e) {
      fail(e);
      Thread.currentThread().interrupt(); // a pool that is being stopped looks for it
      return;
    } catch (Throwable e) {
      fail(e);
      return;
    }
    succeed(answer);
  }
}
