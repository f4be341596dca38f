package org.concurrencyatlas.workload.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.waiting.Burst;

/**
 * Computes, takes one of a few permits, waits while it holds it, gives it back, and answers like a
 * request that needs none.
 *
 * @param computing what it computes first
 * @param unit what the wait computes, which is none of the answer
 * @param waiting what it waits for while it holds a permit
 */
record PermitRequest(Burst computing, Burst unit, AsyncTask waiting, ScarcePermits permits)
    implements AsyncTask {
  @Override
  public long call() throws Exception {
    long computed = computing.call();
    permits.take();
    try {
      return computed + waiting.call() - unit.call();
    } finally {
      permits.giveBack();
    }
  }

  @Override
  public CompletionStage<Long> callAsync() {
    return callAsync(ForkJoinPool.commonPool());
  }

  /** The wait for a permit and the wait with it hold no thread. */
  @Override
  public CompletionStage<Long> callAsync(Executor processors) {
    CompletableFuture<Long> answer = new CompletableFuture<>();
    processors.execute(() -> {
      try {
        long computed = computing.call() - unit.call();
        CompletableFuture<Boolean> _ =
            permits
                .takeWithoutThread()
                .whenComplete((_, _) -> waitWithPermit(computed, processors, answer));
      } catch (Throwable e) {
        boolean _ = answer.completeExceptionally(e);
      }
    });
    return answer;
  }

  private void waitWithPermit(long computed, Executor processors, CompletableFuture<Long> answer) {
    if (answer.isDone()) { // it was cancelled
      permits.giveBack();
      return;
    }
    CompletableFuture<Long> waits;
    try {
      waits = waiting.callAsync(processors).toCompletableFuture();
    } catch (Throwable e) {
      permits.giveBack();
      boolean _ = answer.completeExceptionally(e);
      return;
    }
    CompletableFuture<Long> _ = answer.whenComplete((_, _) -> waits.cancel(true));
    CompletableFuture<Long> _ =
        waits.whenComplete((value, failure) -> {
          permits.giveBack();
          if (failure == null) {
            answer.complete(computed + value);
          } else {
            answer.completeExceptionally(failure);
          }
        });
  }
}
