package org.concurrencyatlas.model.async;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.jspecify.annotations.Nullable;

/** Completes a future with the end of a task that only computes. */
record Promise(CompletableFuture<Long> answer) implements Completion {
  @Override
  public void succeed(long value) {
    boolean _ = answer.complete(value);
  }

  @Override
  public void fail(Throwable cause) {
    boolean _ = answer.completeExceptionally(cause);
  }

  @Override
  public boolean wanted() {
    return !answer.isDone();
  }

  /** Reports how a future has ended: with a value, or with a failure. */
  static void report(Completion done, @Nullable Long value, @Nullable Throwable failure) {
    if (value != null) {
      done.succeed(value);
    } else if (failure instanceof CompletionException && failure.getCause() != null) {
      done.fail(failure.getCause());
    } else {
      done.fail(failure == null ? new CancellationException("no answer") : failure);
    }
  }
}
