package org.concurrencyatlas.workload;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/**
 * Hands tasks to an open model while it may be running others, as in a service, whose requests
 * arrive at any time. May be called by any thread, also by a task that the model runs.
 */
public interface Submitter {
  /**
   * Takes one task and returns when it is taken: a model that bounds what is in flight may wait for
   * room. It runs as a task of a batch does, within the same bound.
   *
   * @param done is notified of the task's end, by whatever thread it ends on
   * @throws InterruptedException when the calling thread was interrupted while it waited for room;
   *     nothing is reported then
   */
  void submit(Task task, Completion done) throws InterruptedException;

  /**
   * Takes several tasks and returns when all are taken.
   *
   * @throws InterruptedException when the calling thread was interrupted while it waited for room;
   *     none of them begins any more then
   */
  Submission submitAll(List<Task> tasks) throws InterruptedException;

  /** Is notified of the end of a task, once: its answer, or why it has none. Returns at once. */
  interface Completion {
    /** The task was answered. */
    void succeed(long answer);

    /** The task failed. */
    void fail(Throwable cause);

    /** Whether it is still waited for; a task that is not need not begin. */
    default boolean wanted() {
      return true;
    }

    /** Runs a task on the calling thread, if it is still wanted, and reports its end. */
    default void run(Task task) {
      if (!wanted()) {
        fail(new CancellationException("nobody waits for it any more"));
        return;
      }
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

  /** Tasks that were handed over. Used by the thread that submitted them. */
  interface Submission {
    /**
     * Waits for all of them. Where a model's waiting threads help, this runs some of them.
     *
     * @return the sum (modulo 2⁶⁴) of the answers
     * @throws ExecutionException when one failed; its exception is the cause
     * @throws InterruptedException when the calling thread was interrupted while it waited
     */
    long await() throws ExecutionException, InterruptedException;

    /**
     * None of them begins any more, save those that are in another process already; those that run
     * end with the session at the latest.
     */
    void cancel();
  }

  /** Hands over the tasks of a model in which a task must not wait on its thread. */
  interface Composing extends Submitter {
    /**
     * Begins all tasks and returns at once. They are part of the task that begins them: no bound on
     * what is in flight holds them up.
     *
     * @return completed with the sum of the answers; cancelling it as a future ends the tasks
     */
    CompletionStage<Long> compose(List<Task> tasks);
  }
}
