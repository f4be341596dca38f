package org.concurrencyatlas.process.job;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.process.task.PoolException;
import org.concurrencyatlas.process.task.RetryPolicy;
import org.concurrencyatlas.process.task.TaskFailedException;
import org.concurrencyatlas.process.wire.RemoteFailure;
import org.jspecify.annotations.Nullable;

/** A job of one task, whose answer completes a future. */
public final class SingleJob<R extends @Nullable Object> extends Job {
  private final Object task;
  private final CompletableFuture<R> future = new CompletableFuture<>();
  private int count = 1;

  public SingleJob(Object task, RetryPolicy retryPolicy) {
    super(retryPolicy);
    this.task = task;
  }

  /** Completes with the answer or a {@link PoolException}. */
  public CompletableFuture<R> future() {
    return future;
  }

  /**
   * Spins until the answer is there, at most for this long. The receiver, which gets the answer,
   * then finds a processor awake; a sleeping caller would have to be woken after the receiver.
   */
  @SuppressWarnings("ThreadPriorityCheck") // right without it too, only slower
  public void spinForAnswer(long nanos) {
    long start = System.nanoTime();
    while (!future.isDone() && System.nanoTime() - start < nanos) {
      Thread.yield();
    }
  }

  /** Waits for the answer. */
  public R await() throws PoolException, InterruptedException {
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
  public int count() {
    return count;
  }

  @Override
  Object task(int index) {
    return task;
  }

  @Override
  @SuppressWarnings("unchecked") // the task's own type says what it answers
  public void answer(@Nullable Object value) {
    count = 0;
    if (value instanceof RemoteFailure failure) {
      future.completeExceptionally(new TaskFailedException(failure));
    } else {
      future.complete((R) value);
    }
  }

  @Override
  public void fail(PoolException reason) {
    count = 0;
    future.completeExceptionally(reason);
  }

  @Override
  List<Job> split() {
    return List.of(this);
  }

  @Override
  public boolean wanted() {
    return !future.isDone();
  }
}
