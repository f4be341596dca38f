package org.concurrencyatlas.model.async;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Task;

/** Tasks that another task begins and composes with: no thread waits for them. */
final class ComposedTasks {
  private ComposedTasks() {}

  /**
   * Begins all of them.
   *
   * @param begin begins one
   * @return completed with the sum of their answers; when it fails or is cancelled, they end
   */
  static CompletionStage<Long> sum(
      List<Task> tasks, Function<Task, CompletableFuture<Long>> begin) {
    List<CompletableFuture<Long>> answers = tasks.stream().map(begin).toList();
    CompletableFuture<Long> sum =
        CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
            .thenApply(_ -> answers.stream().mapToLong(CompletableFuture::join).sum());
    CompletableFuture<Long> _ =
        sum.whenComplete((_, failure) -> {
          if (failure != null) {
            answers.forEach(each -> each.cancel(true));
          }
        });
    return sum;
  }

  /** Begins a task; what it computes runs on the processors. */
  static CompletableFuture<Long> begin(Task task, Executor processors) {
    if (task instanceof AsyncTask waiting) {
      return waiting.callAsync(processors).toCompletableFuture();
    }
    Promise promise = new Promise(new CompletableFuture<>());
    processors.execute(() -> promise.run(task));
    return promise.answer();
  }
}
