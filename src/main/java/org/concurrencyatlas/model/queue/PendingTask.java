package org.concurrencyatlas.model.queue;

import org.concurrencyatlas.model.queue.message.Attempt;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;

/**
 * A task that is on its way and has no answer yet. Its state changes on the thread that receives
 * replies.
 */
final class PendingTask {
  private final long number;
  private final Task task;
  private final byte[] body;
  private final Completion done;
  private int attempt = 1;
  private boolean began = true;
  private int calls;

  PendingTask(long number, Task task, byte[] body, Completion done) {
    this.number = number;
    this.task = task;
    this.body = body;
    this.done = done;
  }

  Task task() {
    return task;
  }

  byte[] body() {
    return body;
  }

  Completion done() {
    return done;
  }

  Attempt attempt() {
    return new Attempt(number, attempt);
  }

  /** A worker announced that it calls the task. */
  void began(Attempt announced) {
    if (announced.number() == attempt) {
      began = true;
    }
  }

  /**
   * The broker delivered the present attempt again, for a worker was lost: the next attempt begins.
   * Of the first attempt it is not known whether it was called; it counts as a call.
   *
   * @return how many workers were lost while they may have called the task; unchanged when this
   *     return is of an attempt that was given up before
   */
  int lost(Attempt returned) {
    if (returned.number() == attempt) {
      calls += began ? 1 : 0;
      began = false;
      attempt++;
    }
    return calls;
  }
}
