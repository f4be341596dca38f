package org.concurrencyatlas.workload.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.workload.SplitTask;
import org.concurrencyatlas.workload.waiting.Burst;

/** Computes and waits like any other request, and then fails. */
record FailingRequest(long index, int steps, long waitMicros) implements SplitTask {
  @Override
  public long call() throws InterruptedException, PlannedFailure {
    long _ = computing().call();
    TimeUnit.MICROSECONDS.sleep(waitMicros);
    throw new PlannedFailure();
  }

  @Override
  public Burst computing() {
    return new Burst(index, steps);
  }

  @Override
  public void begin(long computed, CompletableFuture<Long> answer) {
    CompletableFuture<Long> wait =
        new CompletableFuture<Long>()
            .completeOnTimeout(computed, waitMicros, TimeUnit.MICROSECONDS);
    CompletableFuture<Long> _ =
        wait.whenComplete((_, _) -> answer.completeExceptionally(new PlannedFailure()));
    CompletableFuture<Long> _ = answer.whenComplete((_, _) -> wait.cancel(true));
  }
}
