package org.concurrencyatlas.model.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.process.WorkerPool;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.SplitTask;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.UnsupportedTaskException;

/**
 * In worker JVMs. What waits stays with the loop: of a task that does both only the computing part
 * crosses, which a {@link SplitTask} has as a record of its own.
 *
 * @param workers whose queue takes all that a batch can hold, so that the loop never waits for it
 */
record InWorkers(Loop loop, WorkerPool workers) implements Computing {
  @Override
  public CompletableFuture<Long> run(Task task, BatchLatch latch) {
    return submit(task);
  }

  @Override
  public void runSingle(Task task, Completion done) {
    CompletableFuture<Long> _ =
        submit(task).whenComplete((value, failure) -> Promise.report(done, value, failure));
  }

  @Override
  public CompletionStage<Long> start(AsyncTask task) {
    if (!(task instanceof SplitTask split)) {
      return task.callAsync(_ -> {
        throw new UnsupportedTaskException(
            "%s computes and waits in one piece, of which no part can cross to a worker"
                .formatted(task.bare().getClass().getSimpleName()));
      });
    }
    CompletableFuture<Long> answer = new CompletableFuture<>();
    CompletableFuture<Long> _ =
        submit(split.computing())
            .whenComplete((computed, failure) -> {
              if (failure == null) {
                loop.run(() -> begin(split, computed, answer));
              } else {
                answer.completeExceptionally(failure);
              }
            });
    return answer;
  }

  @Override
  public void interrupt() {
    // closing ends the workers
  }

  @Override
  public void close() {
    workers.close();
  }

  private CompletableFuture<Long> submit(Task task) {
    try {
      return workers.submit(task);
    } catch (IllegalArgumentException e) {
      throw new UnsupportedTaskException(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.failedFuture(e);
    }
  }

  /** A wait that is no longer wanted does not begin. */
  private static void begin(SplitTask task, long computed, CompletableFuture<Long> answer) {
    if (answer.isDone()) {
      return;
    }
    try {
      task.begin(computed, answer);
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }
}
