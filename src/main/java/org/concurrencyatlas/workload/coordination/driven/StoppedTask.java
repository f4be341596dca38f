package org.concurrencyatlas.workload.coordination.driven;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.coordination.driven.Stopping.StoppedException;

/**
 * Waits until it is stopped; the last one to begin stops all.
 *
 * @param ignoreNanos computing after it was interrupted
 */
record StoppedTask(Stopping shared, long ignoreNanos) implements AsyncTask {
  @Override
  public long call() throws InterruptedException, StoppedException {
    try {
      shared.begin();
      TimeUnit.DAYS.sleep(1);
      return 1;
    } catch (InterruptedException e) {
      long end = System.nanoTime() + ignoreNanos;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      throw e;
    } finally {
      shared.end();
    }
  }

  /** A task that holds no thread cannot be interrupted: its wait is cancelled. */
  @Override
  public CompletionStage<Long> callAsync() {
    CompletableFuture<Long> wait = new CompletableFuture<>();
    CompletableFuture<Long> _ = wait.whenComplete((_, _) -> shared.end());
    try {
      shared.begin();
    } catch (StoppedException e) {
      wait.completeExceptionally(e);
    }
    return wait;
  }
}
