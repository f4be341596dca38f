package org.concurrencyatlas.model;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.workload.BatchDriver;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.UnsupportedTaskException;

/**
 * An opened model. Used by one thread at a time. A batch that failed or was interrupted is
 * cancelled; the session can then only be closed.
 */
public interface Session extends BatchDriver.OpenModel, AutoCloseable {
  /**
   * Runs every task of the batch once and waits for all: the timed region.
   *
   * @return the sum (modulo 2⁶⁴) of the tasks' answers
   * @throws ExecutionException when a task failed; its exception is the cause
   * @throws InterruptedException when the calling thread was interrupted while it waited
   */
  @Override
  long run(List<Task> batch) throws ExecutionException, InterruptedException;

  /**
   * Takes tasks while others run, from any thread. A session that offers it has a model with {@link
   * org.concurrencyatlas.catalogue.ModelInfo.Trait#TAKES_TASKS_ANY_TIME}, which can be a service.
   *
   * @throws UnsupportedTaskException when the model does not offer it
   */
  @Override
  default Submitter submitter() {
    throw new UnsupportedTaskException("the model takes a batch at a time");
  }

  /** Ends every thread and process of the session and waits for them, at most a few seconds. */
  @Override
  void close();
}
