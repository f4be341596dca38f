package org.concurrencyatlas.process.task;

/**
 * A task whose answer is a number: it needs no object on its way back. Like every task of a pool it
 * is a record, so that its components can cross to another JVM.
 */
public interface LongTask {
  /**
   * Does the work on the calling thread and returns its answer.
   *
   * @throws Exception when the work fails
   */
  long call() throws Exception;
}
