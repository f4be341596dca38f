package org.concurrencyatlas.model;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;

/**
 * A session that keeps a pool from batch to batch. A batch that fails ends the pool, so that none
 * of its tasks runs on.
 *
 * @param pool the pool, which the session ends
 * @param submit hands a batch to the pool and returns the latch that ends with it
 * @param submitters takes tasks of which one that the pool runs may await the end
 */
public record PoolSession<P extends ExecutorService>(
    P pool, BiFunction<P, List<Task>, BatchLatch> submit, Function<P, Submitter> submitters)
    implements Session {
  private static final long SECONDS_TO_END = 5;

  /** For a pool whose threads do nothing while they wait for tasks that they submitted. */
  public PoolSession(P pool, BiFunction<P, List<Task>, BatchLatch> submit) {
    this(pool, submit, same -> tasks -> submit.apply(same, tasks));
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

  @Override
  public Submitter submitter() {
    return submitters.apply(pool);
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
