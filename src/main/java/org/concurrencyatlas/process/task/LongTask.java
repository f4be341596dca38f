package org.concurrencyatlas.process.task;

/**
 * A task that answers with a long, which is sent back without an object around it. Like every task
 * of a pool it is a record, so that its components can be sent to another JVM.
 */
public interface LongTask {
  /**
   * Does the work on the calling thread and returns its answer.
   *
   * @throws Exception when the work fails
   */
  long call() throws Exception;
}
