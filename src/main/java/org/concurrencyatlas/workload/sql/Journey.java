package org.concurrencyatlas.workload.sql;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Where a task of several steps is, so that cancelling it cancels the step that it waits for: a
 * chain of futures does not pass a cancellation on to its beginning.
 */
final class Journey {
  private @Nullable CompletableFuture<?> step;
  private boolean cancelled;

  /** The step that the task is at from now on. */
  <T> CompletableFuture<T> at(CompletableFuture<T> next) {
    boolean over;
    synchronized (this) {
      step = next;
      over = cancelled;
    }
    if (over) {
      next.cancel(true);
    }
    return next;
  }

  /**
   * The answer for the caller.
   *
   * @param end completes when the last step has
   */
  CompletableFuture<Long> answer(CompletableFuture<Long> end) {
    CompletableFuture<Long> answer = new CompletableFuture<>();
    CompletableFuture<Long> _ =
        end.whenComplete((value, failure) -> {
          if (failure == null) {
            answer.complete(value);
          } else {
            answer.completeExceptionally(failure);
          }
        });
    CompletableFuture<Long> _ =
        answer.whenComplete((_, _) -> {
          if (answer.isCancelled()) {
            cancel();
          }
        });
    return answer;
  }

  private void cancel() {
    CompletableFuture<?> now;
    synchronized (this) {
      cancelled = true;
      now = step;
    }
    if (now != null) {
      now.cancel(true);
    }
  }
}
