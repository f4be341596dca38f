package org.concurrencyatlas.workload.coordination.driven;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Task;

/** A task that hands its answer to the collector before it ends. */
sealed interface ReportingTask extends Task {
  /** One that only runs on a thread. */
  record Plain(Task task, int index, Results results, Use use) implements ReportingTask {
    @Override
    public long call() throws Exception {
      long answer = task.call();
      results.put(index, answer, use);
      return answer;
    }
  }

  /** One that can wait without a thread; its result is then used by one that computes. */
  record Waiting(AsyncTask task, int index, Results results, Use use)
      implements ReportingTask, AsyncTask {
    @Override
    public long call() throws Exception {
      return new Plain(task, index, results, use).call();
    }

    @Override
    public CompletionStage<Long> callAsync() {
      return callAsync(ForkJoinPool.commonPool());
    }

    @Override
    public CompletionStage<Long> callAsync(Executor processors) {
      CompletionStage<Long> answer = task.callAsync(processors);
      return results instanceof Results.Callbacks
          ? answer.thenApplyAsync(this::put, processors)
          : answer.thenApply(this::put);
    }

    private long put(long answer) {
      results.put(index, answer, use);
      return answer;
    }
  }
}
