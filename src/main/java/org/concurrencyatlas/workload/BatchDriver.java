package org.concurrencyatlas.workload;

import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * How a batch is handed to an open model: what is done before the timed region, in it and after it.
 * Belongs to one session, whose batches it drives one after the other; called by one thread.
 */
public interface BatchDriver {
  /** What an open model offers to the driver of its batches. */
  interface OpenModel {
    /**
     * Runs every task of a batch once and waits for all.
     *
     * @return the sum (modulo 2⁶⁴) of the tasks' answers
     * @throws ExecutionException when a task failed; its exception is the cause
     * @throws InterruptedException when the calling thread was interrupted while it waited
     */
    long run(List<Task> batch) throws ExecutionException, InterruptedException;

    /**
     * Takes tasks while others run.
     *
     * @throws UnsupportedTaskException when the model does not offer that, as its traits say
     */
    Submitter submitter();

    /** Ends every thread and process of the model and waits for them, at most a few seconds. */
    void close();
  }

  /** The whole batch at once: what nearly every workload does. */
  BatchDriver WHOLE = (batch, model) -> model.run(batch);

  /** Called before the timed region, as of a load beside which the batch is run. */
  default void before(OpenModel model) throws InterruptedException {
    // nothing to prepare
  }

  /**
   * The timed region.
   *
   * @return the sum of the answers that are there when it ends
   */
  long run(List<Task> batch, OpenModel model) throws ExecutionException, InterruptedException;

  /**
   * Called after the timed region: waits for all that still runs, and checks what the checksum of
   * the batch does not.
   *
   * @return the sum of the answers of the batch that were not there before
   * @throws IllegalStateException when something was answered wrongly; says what
   */
  default long after() throws ExecutionException, InterruptedException {
    return 0;
  }

  /** Called when the timed region failed: nothing that was submitted begins any more. */
  default void cancel() {
    // nothing but the batch was submitted
  }

  /** Whether {@link #run} closes the model: another is then opened for the next batch. */
  default boolean closesModel() {
    return false;
  }
}
