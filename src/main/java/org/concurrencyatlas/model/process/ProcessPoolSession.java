package org.concurrencyatlas.model.process;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.SingleSubmitter;
import org.concurrencyatlas.process.WorkerPool;
import org.concurrencyatlas.process.task.AnswerCallback;
import org.concurrencyatlas.process.task.PoolException;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;

/** Cuts a batch into chunks for the worker JVMs and adds up what they answer. */
final class ProcessPoolSession implements Session {
  /**
   * A chunk should take this long. Its message costs 1 µs, but its answer wakes a thread of the
   * parent on a processor where a worker computes: a batch of 4,096 sha256 tasks of 39 µs on two
   * processors took 94 ms with chunks of 100 µs, 87 ms with chunks of 8 tasks, and 90 ms with
   * chunks of 32, which leave workers idle at the end.
   */
  private static final double CHUNK_NANOS = 300_000;

  /** A worker's share of what is left is cut into at least so many chunks, for balance. */
  private static final int CHUNKS_PER_SHARE = 4;

  private static final int MAX_CHUNK = 1_000;

  private final WorkerPool pool;
  private final int workers;
  private final int fixedChunk;

  /** Takes over a pool, which is closed with the session; a chunk of 0 follows the tasks' time. */
  ProcessPoolSession(WorkerPool pool, int workers, int fixedChunk) {
    this.pool = pool;
    this.workers = workers;
    this.fixedChunk = fixedChunk;
  }

  @Override
  public long run(List<Task> batch) throws ExecutionException, InterruptedException {
    BatchLatch latch = new BatchLatch(batch.size());
    int next = 0;
    while (next < batch.size() && !latch.failed()) {
      int end = Math.min(batch.size(), next + chunk(batch.size() - next));
      pool.submitChunk(batch, next, end, new ChunkAnswers(latch, end - next));
      next = end;
    }
    return latch.await();
  }

  @Override
  public Submitter submitter() {
    return (SingleSubmitter)
        (task, done) -> pool.submitChunk(List.of(task), 0, 1, new SingleAnswer(done));
  }

  @Override
  public void close() {
    pool.close();
  }

  private int chunk(int left) {
    if (fixedChunk > 0) {
      return fixedChunk;
    }
    double taskNanos = pool.meanServiceNanos();
    if (taskNanos == 0) {
      return 1;
    }
    double balanced = (double) left / (workers * CHUNKS_PER_SHARE);
    return (int) Math.clamp(Math.min(CHUNK_NANOS / taskNanos, balanced), 1, MAX_CHUNK);
  }

  /** Reports the end of a task that is in no batch. */
  private record SingleAnswer(Completion done) implements AnswerCallback<Long> {
    @Override
    public void answered(int index, Long value) {
      done.succeed(value);
    }

    @Override
    public void failed(int index, PoolException reason) {
      done.fail(reason);
    }
  }

  /**
   * Adds up the answers of one chunk first: the receivers would contend for the batch at each task.
   */
  private static final class ChunkAnswers implements AnswerCallback<Long> {
    private final BatchLatch latch;
    private final int tasks;
    private final AtomicInteger open;
    private final AtomicLong sum = new AtomicLong();

    ChunkAnswers(BatchLatch latch, int tasks) {
      this.latch = latch;
      this.tasks = tasks;
      this.open = new AtomicInteger(tasks);
    }

    @Override
    public void answered(int index, Long value) {
      sum.addAndGet(value);
      if (open.decrementAndGet() == 0) {
        latch.succeed(sum.get(), tasks);
      }
    }

    @Override
    public void failed(int index, PoolException reason) {
      latch.fail(reason);
    }
  }
}
