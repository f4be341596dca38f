package org.concurrencyatlas.model.async;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Task;
import org.jspecify.annotations.Nullable;

/**
 * The futures of one batch. As many chains as tasks are admitted: each starts a task and, when that
 * has ended, the next one that is not taken yet, so that admission holds no thread.
 */
final class AsyncBatch {
  private final List<Task> batch;
  private final Executor processors;
  private final BatchLatch latch;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReferenceArray<@Nullable CompletableFuture<Long>> started;

  AsyncBatch(List<Task> batch, Executor processors) {
    this.batch = batch;
    this.processors = processors;
    this.latch = new BatchLatch(batch.size());
    this.started = new AtomicReferenceArray<>(batch.size());
  }

  BatchLatch start(int admitted) {
    int chains = Math.min(admitted, batch.size());
    for (int chain = 0; chain < chains; chain++) {
      continueChain();
    }
    return latch;
  }

  /** Ends what is in flight; nothing starts after it. */
  void cancel(Throwable cause) {
    latch.fail(cause);
    for (int i = 0; i < started.length(); i++) {
      CompletableFuture<Long> answer = started.get(i);
      if (answer != null) {
        answer.cancel(true);
      }
    }
  }

  /** Loops, and does not recurse, over tasks that have ended when they come back. */
  private void continueChain() {
    int index = next.getAndIncrement();
    while (index < batch.size() && !latch.failed()) {
      CompletableFuture<Long> answer = begin(batch.get(index));
      started.set(index, answer);
      if (latch.failed()) {
        answer.cancel(true); // cancel(…) may have looked before it was set
      }
      CompletableFuture<Long> _ = answer.whenComplete(this::count);
      if (!answer.isDone()) {
        CompletableFuture<Long> _ = answer.whenComplete((value, failure) -> continueChain());
        return;
      }
      index = next.getAndIncrement();
    }
  }

  private CompletableFuture<Long> begin(Task task) {
    try {
      return task instanceof AsyncTask waiting
          ? waiting.callAsync(processors).toCompletableFuture()
          : CompletableFuture.supplyAsync(() -> latch.call(task), processors);
    } catch (Throwable e) { // else nobody would see it: the future of a chain is dropped
      return CompletableFuture.failedFuture(e);
    }
  }

  private void count(@Nullable Long answer, @Nullable Throwable failure) {
    if (answer != null) {
      latch.succeed(answer);
    } else if (failure instanceof CompletionException && failure.getCause() != null) {
      latch.fail(failure.getCause());
    } else if (failure != null) {
      latch.fail(failure);
    }
  }
}
