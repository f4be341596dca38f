package org.concurrencyatlas.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.SpanLog;

/** The same as {@link NotedTask} of a task that can wait without a thread. */
record NotedAsyncTask(long index, String type, String components, String spans)
    implements AsyncTask {
  @Override
  public long call() throws Exception {
    return new NotedTask(index, type, components, /* computes= */ 0, spans).call();
  }

  @Override
  public CompletionStage<Long> callAsync() {
    return noted(System.nanoTime(), task().callAsync());
  }

  @Override
  public CompletionStage<Long> callAsync(Executor processors) {
    return noted(System.nanoTime(), task().callAsync(processors));
  }

  private AsyncTask task() {
    return (AsyncTask) TaskText.read(type, components);
  }

  private CompletionStage<Long> noted(long since, CompletionStage<Long> answer) {
    return answer.thenApply(value -> {
      SpanLog log = new SpanLog(index);
      log.wholeNowhere(since);
      try {
        log.appendTo(Path.of(spans));
      } catch (IOException e) {
        throw new CompletionException(e);
      }
      return value;
    });
  }
}
