package org.concurrencyatlas.workload;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/**
 * Hands tasks to an open model while it may be running others. May be called by any thread, also by
 * a task that the model runs.
 */
public interface Submitter {
  /**
   * Hands tasks over and returns when the model has taken them all. They run as those of a batch
   * do, within the same bound on what is in flight.
   *
   * @throws InterruptedException when the calling thread was interrupted while it waited for room
   */
  Submission submit(List<Task> tasks) throws InterruptedException;

  /** Tasks that were handed over. Whoever submitted them calls this, on the same thread. */
  interface Submission {
    /**
     * Waits for all in the way of the model: one whose workers help runs some of them.
     *
     * @return the sum (modulo 2⁶⁴) of the answers
     * @throws ExecutionException when one failed; its exception is the cause
     * @throws InterruptedException when the calling thread was interrupted while it waited
     */
    long await() throws ExecutionException, InterruptedException;

    /** None of them begins any more; those that run end with the session at the latest. */
    void cancel();
  }

  /** Hands over the tasks of a model in which a task must not wait on its thread. */
  interface Composing extends Submitter {
    /**
     * Begins all tasks and returns at once.
     *
     * @return completed with the sum of the answers; cancelling it as a future ends the tasks
     */
    CompletionStage<Long> compose(List<Task> tasks);
  }
}
