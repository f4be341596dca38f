package org.concurrencyatlas.process;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.process.wire.RemoteFailure;
import org.jspecify.annotations.Nullable;

/** A job of one task, whose future is told. */
final class Single<R extends @Nullable Object> extends Job {
  private final Object task;
  private final CompletableFuture<R> future = new CompletableFuture<>();
  private int count = 1;

  Single(Object task, Terms terms) {
    super(terms);
    this.task = task;
  }

  CompletableFuture<R> future() {
    return future;
  }

  /**
   * Looks out for the answer for so long. The receiver, which gets it, finds a processor that is
   * awake and free for it; a sleeping caller would have to be woken after the receiver was.
   */
  @SuppressWarnings("ThreadPriorityCheck") // right without it too, only slower
  void lookOut(long nanos) {
    long start = System.nanoTime();
    while (!future.isDone() && System.nanoTime() - start < nanos) {
      Thread.yield();
    }
  }

  /** Waits for the answer. */
  R await() throws PoolException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PoolException reason) {
        throw reason;
      }
      throw new IllegalStateException("a job fails with nothing but a PoolException", e);
    }
  }

  @Override
  int count() {
    return count;
  }

  @Override
  Object task(int index) {
    return task;
  }

  @Override
  @SuppressWarnings("unchecked") // the task's own type says what it answers
  void answer(@Nullable Object value) {
    count = 0;
    if (value instanceof RemoteFailure failure) {
      future.completeExceptionally(new TaskFailedException(failure));
    } else {
      future.complete((R) value);
    }
  }

  @Override
  void fail(PoolException reason) {
    count = 0;
    future.completeExceptionally(reason);
  }

  @Override
  List<Job> split() {
    return List.of(this);
  }

  @Override
  boolean wanted() {
    return !future.isDone();
  }
}
