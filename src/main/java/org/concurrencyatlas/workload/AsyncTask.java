package org.concurrencyatlas.workload;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** A task that spends part of its time waiting, and can wait without holding a thread. */
public interface AsyncTask extends WaitingTask {
  /**
   * Starts the work and returns at once; the stage completes with the same answer as {@link
   * #call()}, on a thread of the client or timer that it waits for. Never blocks. Cancelling the
   * stage's future ends the wait.
   */
  CompletionStage<Long> callAsync();

  /**
   * The same for a task that also computes.
   *
   * @param processors runs what it computes; a task that only waits has no use for it
   */
  default CompletionStage<Long> callAsync(Executor processors) {
    return callAsync();
  }
}
