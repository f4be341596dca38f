package org.concurrencyatlas.model.async;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Task;

/** Tasks that another task begins and composes with: nobody waits for them on a thread. */
final class ComposedTasks {
  private ComposedTasks() {}

  /**
   * Begins all of them.
   *
   * @return completed with the sum of their answers; when it fails or is cancelled, they end
   */
  static CompletionStage<Long> sum(List<Task> tasks, Executor processors) {
    List<CompletableFuture<Long>> answers =
        tasks.stream().map(task -> begin(task, processors)).toList();
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

  private static CompletableFuture<Long> begin(Task task, Executor processors) {
    return task instanceof AsyncTask waiting
        ? waiting.callAsync(processors).toCompletableFuture()
        : CompletableFuture.supplyAsync(() -> call(task), processors);
  }

  private static long call(Task task) {
    try {
      return task.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // a pool that is being stopped looks for it
      throw new CompletionException(e);
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }
}
