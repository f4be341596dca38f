package org.concurrencyatlas.model.async;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Task;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one batch on an event loop. Only the loop starts tasks and counts their answers, so
 * that nothing here is locked or atomic except the latch of the thread that waits for the batch.
 */
final class LoopBatch {
  private final List<Task> batch;
  private final Loop loop;
  private final Computing computing;
  private final int admitted;
  private final BatchLatch latch;
  private final @Nullable CompletableFuture<Long>[] started;
  private int next;
  private int inFlight;
  private int answered;
  private long sum;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  LoopBatch(List<Task> batch, Loop loop, Computing computing, int admitted) {
    this.batch = batch;
    this.loop = loop;
    this.computing = computing;
    this.admitted = admitted;
    this.latch = new BatchLatch(batch.isEmpty() ? 0 : 1);
    this.started = new CompletableFuture[batch.size()];
  }

  BatchLatch start() {
    loop.execute(this::admit);
    return latch;
  }

  /** Ends what is in flight; nothing starts after it. */
  void cancel(Throwable cause) {
    latch.fail(cause);
    computing.interrupt();
    loop.execute(() -> {
      for (CompletableFuture<Long> answer : started) {
        if (answer != null) {
          answer.cancel(true);
        }
      }
    });
  }

  /** Loops, and does not recurse, over tasks that have ended when they come back. */
  private void admit() {
    while (inFlight < admitted && next < batch.size() && !latch.failed()) {
      int index = next++;
      CompletableFuture<Long> answer = begin(batch.get(index));
      started[index] = answer;
      if (answer.isDone()) {
        CompletableFuture<Long> _ = answer.whenComplete(this::count);
      } else {
        inFlight++;
        CompletableFuture<Long> _ =
            answer.whenComplete((value, failure) -> loop.run(() -> end(value, failure)));
      }
    }
  }

  private CompletableFuture<Long> begin(Task task) {
    try {
      return task instanceof AsyncTask waiting
          ? computing.start(waiting).toCompletableFuture()
          : computing.run(task, latch);
    } catch (Throwable e) { // else nobody would see it: it would end as a warning of the loop
      return CompletableFuture.failedFuture(e);
    }
  }

  private void end(@Nullable Long answer, @Nullable Throwable failure) {
    count(answer, failure);
    inFlight--;
    admit();
  }

  private void count(@Nullable Long answer, @Nullable Throwable failure) {
    if (answer != null) {
      sum += answer;
      answered++;
      if (answered == batch.size()) {
        latch.succeed(sum);
      }
    } else if (failure instanceof CompletionException && failure.getCause() != null) {
      latch.fail(failure.getCause());
    } else if (failure != null) {
      latch.fail(failure);
    }
  }
}
