package org.concurrencyatlas.model;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;

/**
 * A session that keeps a pool from batch to batch. A batch that fails ends the pool, so that none
 * of its tasks runs on.
 *
 * @param pool the pool, which the session ends
 * @param submit hands a batch to the pool and returns the latch that ends with it
 * @param submitter takes tasks beside those of a batch
 */
public record PoolSession<P extends ExecutorService>(
    P pool, BiFunction<P, List<Task>, BatchLatch> submit, Submitter submitter) implements Session {
  private static final long SECONDS_TO_END = 5;

  /** A pool that is handed each task as it comes, also those of a batch. */
  public static PoolSession<ExecutorService> each(ExecutorService pool) {
    return new PoolSession<>(
        pool,
        PoolSession::submitEach,
        (SingleSubmitter) (task, done) -> pool.execute(() -> done.run(task)));
  }

  @Override
  public long run(List<Task> batch) throws ExecutionException, InterruptedException {
    BatchLatch latch = submit.apply(pool, batch);
    try {
      return latch.await();
    } catch (ExecutionException | InterruptedException e) {
      latch.fail(e);
      pool.shutdownNow();
      throw e;
    }
  }

  /** Hands each task to a pool as it comes. */
  public static BatchLatch submitEach(ExecutorService pool, List<Task> batch) {
    BatchLatch latch = new BatchLatch(batch.size());
    batch.forEach(task -> pool.execute(() -> latch.run(task)));
    return latch;
  }

  @Override
  public void close() {
    end(pool);
  }

  /** Interrupts what runs in a pool and waits for its threads to end. */
  public static void end(ExecutorService pool) {
    pool.shutdownNow();
    try {
      pool.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
