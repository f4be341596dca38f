package org.concurrencyatlas.workload;

import org.concurrencyatlas.process.task.LongTask;

/**
 * One unit of work. A task is a record whose components are {@code int}, {@code long}, {@code
 * double}, {@code String} or {@code byte[]}, so that it can cross to another JVM; it is immutable
 * and may be called more than once, by any thread. A record of a workload that {@linkplain Needs
 * needs shared memory} holds what its tasks share as well: it cannot be written to another JVM.
 */
public interface Task extends LongTask {
  /**
   * Does the work on the calling thread and returns its answer, which takes part in the checksum of
   * the batch. May block when the task {@linkplain AsyncTask waits}.
   *
   * @throws Exception when the work fails; the fork is then void
   */
  @Override
  long call() throws Exception;

  /**
   * The task itself. One that only watches another, as for a trace, tells that other one, so that
   * who knows what tasks he made finds them again.
   */
  default Task bare() {
    return this;
  }
}
