package org.concurrencyatlas.workload;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/**
 * A task that computes and then waits, in two parts that can run at different places. Asked for its
 * answer asynchronously it leaves the computing to the processors that it is given, so that a
 * thread that starts many of them computes none.
 */
public interface SplitTask extends AsyncTask {
  /**
   * What it computes, as a task of its own that can cross to another JVM. Its answer is what {@link
   * #begin(long, CompletableFuture)} is given.
   */
  Task computing();

  /**
   * Begins the wait and returns at once.
   *
   * @param computed what {@link #computing()} answered
   * @param answer completed with the answer of the whole task when the wait is over; when it is
   *     cancelled the wait ends
   */
  void begin(long computed, CompletableFuture<Long> answer);

  /**
   * Computes on the calling thread, then begins the wait and returns.
   *
   * @param answer as above
   * @throws Exception when the computing fails
   */
  default void begin(CompletableFuture<Long> answer) throws Exception {
    begin(computing().call(), answer);
  }

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
