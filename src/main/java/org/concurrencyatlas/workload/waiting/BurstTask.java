package org.concurrencyatlas.workload.waiting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.concurrencyatlas.workload.AsyncTask;

/**
 * A task that computes and then waits. Asked for its answer asynchronously it leaves the computing
 * to the processors that it is given, so that whoever starts many of them computes none.
 */
public interface BurstTask extends AsyncTask {
  /**
   * Computes on the calling thread, then begins the wait and returns.
   *
   * @param answer completed when the wait is over; when it is cancelled the wait ends
   */
  void begin(CompletableFuture<Long> answer);

  @Override
  default CompletionStage<Long> callAsync() {
    return callAsync(ForkJoinPool.commonPool());
  }

  @Override
  default CompletionStage<Long> callAsync(Executor processors) {
    CompletableFuture<Long> answer = new CompletableFuture<>();
    processors.execute(() -> {
      try {
        begin(answer);
      } catch (Throwable e) {
        answer.completeExceptionally(e);
      }
    });
    return answer;
  }
}
