package org.concurrencyatlas.workload.sql;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Task;

/**
 * Goes through all stages: fetches, processes, stores. It keeps its place in a stage until it is in
 * the queue behind that stage.
 *
 * @param index number of the task, the id of its row
 * @param fetch answers with what was fetched
 * @param process computes; its answer and what was fetched make the value that is stored
 * @param storeSeconds for which the database waits
 * @param line the stages that all tasks share
 */
record PipelineTask(long index, AsyncTask fetch, Task process, double storeSeconds, Line line)
    implements AsyncTask {
  @Override
  public long call() throws Exception {
    long fetched = fetched();
    long value = processed(fetched);
    line.storing().await();
    line.processed().leave();
    try {
      return line.database().insert(storeSeconds, index, value);
    } finally {
      line.storing().leave();
    }
  }

  private long fetched() throws Exception {
    line.fetching().await();
    try {
      long body = fetch.call();
      line.fetched().enter();
      return body;
    } finally {
      line.fetching().leave();
    }
  }

  private long processed(long fetched) throws Exception {
    line.processing().await();
    line.fetched().leave();
    try {
      long value = fetched + process.call();
      line.processed().enter();
      return value;
    } finally {
      line.processing().leave();
    }
  }

  @Override
  public CompletionStage<Long> callAsync() {
    return callAsync(ForkJoinPool.commonPool());
  }

  /** The stages one after the other, each begun when the one before has ended; no thread waits. */
  @Override
  public CompletionStage<Long> callAsync(Executor processors) {
    Journey journey = new Journey();
    return journey.answer(
        fetchedAsync(journey)
            .thenCompose(body -> processedAsync(journey, body, processors))
            .thenCompose(value -> storedAsync(journey, value)));
  }

  private CompletableFuture<Long> fetchedAsync(Journey journey) {
    return journey
        .at(line.fetching().take())
        .thenCompose(_ ->
            journey
                .at(fetch.callAsync().toCompletableFuture())
                .thenCompose(body ->
                    journey.at(line.fetched().room()).thenApply(_ -> entered(line.fetched(), body)))
                .whenComplete((_, _) -> line.fetching().leave()));
  }

  private CompletableFuture<Long> processedAsync(Journey journey, long body, Executor processors) {
    return journey
        .at(line.processing().take())
        .thenCompose(_ -> {
          line.fetched().leave();
          return journey
              .at(CompletableFuture.supplyAsync(() -> body + computed(), processors))
              .thenCompose(value ->
                  journey
                      .at(line.processed().room())
                      .thenApply(_ -> entered(line.processed(), value)))
              .whenComplete((_, _) -> line.processing().leave());
        });
  }

  private CompletableFuture<Long> storedAsync(Journey journey, long value) {
    return journey
        .at(line.storing().take())
        .thenCompose(_ -> {
          line.processed().leave();
          return journey
              .at(line.database().insertAsync(storeSeconds, index, value))
              .whenComplete((_, _) -> line.storing().leave());
        });
  }

  private static long entered(BoundedQueue queue, long value) {
    queue.entered();
    return value;
  }

  private long computed() {
    try {
      return process.call();
    } catch (Exception e) {
      throw new IllegalStateException("arithmetic does not fail", e);
    }
  }
}
