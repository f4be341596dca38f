package org.concurrencyatlas.model;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.workload.Task;

/**
 * An opened model. Used by one thread at a time. A batch that failed or was interrupted is
 * cancelled; the session can then only be closed.
 */
public interface Session extends AutoCloseable {
  /**
   * Runs every task of the batch once and waits for all: the timed region.
   *
   * @return the sum (modulo 2⁶⁴) of the tasks' answers
   * @throws ExecutionException when a task failed; its exception is the cause
   * @throws InterruptedException when the calling thread was interrupted while it waited
   */
  long run(List<Task> batch) throws ExecutionException, InterruptedException;

  /** Ends every thread and process of the session and waits for them, at most a few seconds. */
  @Override
  void close();
}
