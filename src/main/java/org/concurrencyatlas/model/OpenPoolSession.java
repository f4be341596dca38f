package org.concurrencyatlas.model;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;

/**
 * A pool that takes batches and single tasks.
 *
 * @param batches runs batches, and ends the pool
 * @param single hands one task to the pool
 */
public record OpenPoolSession(PoolSession<?> batches, SingleTask single) implements OpenSession {
  /** Hands one task to a pool. */
  @FunctionalInterface
  public interface SingleTask {
    void submit(Task task, Completion done) throws InterruptedException;
  }

  /** A pool that is handed each task as it comes, also those of a batch. */
  public static OpenPoolSession each(ExecutorService pool) {
    return new OpenPoolSession(
        new PoolSession<>(pool, PoolSession::submitEach),
        (task, done) -> pool.execute(() -> done.run(task)));
  }

  @Override
  public long run(List<Task> batch) throws ExecutionException, InterruptedException {
    return batches.run(batch);
  }

  @Override
  public Submitter submitter() {
    return batches.submitter();
  }

  @Override
  public void submit(Task task, Completion done) throws InterruptedException {
    single.submit(task, done);
  }

  @Override
  public void close() {
    batches.close();
  }
}
