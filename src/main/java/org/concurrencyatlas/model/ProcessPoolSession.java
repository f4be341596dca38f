package org.concurrencyatlas.model;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.process.Answers;
import org.concurrencyatlas.process.PoolException;
import org.concurrencyatlas.process.WorkerPool;
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

  /** No chunk holds more than this part of a worker's share of what is left, for balance. */
  private static final int PARTS_OF_A_SHARE = 4;

  private static final int MOST = 1_000;

  private final WorkerPool pool;
  private final int workers;
  private final int fixedChunk;

  /** Takes a pool over; a chunk of 0 follows the time that tasks take. */
  ProcessPoolSession(WorkerPool pool, int workers, int fixedChunk) {
    this.pool = pool;
    this.workers = workers;
    this.fixedChunk = fixedChunk;
  }

  @Override
  public long run(List<Task> batch) throws ExecutionException, InterruptedException {
    Tally tally = new Tally(batch.size());
    Answers<Long> answers = new TalliedAnswers(tally);
    int next = 0;
    while (next < batch.size() && !tally.failed()) {
      int end = Math.min(batch.size(), next + chunk(batch.size() - next));
      pool.submitChunk(batch, next, end, answers);
      next = end;
    }
    return tally.await();
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
    double balanced = (double) left / (workers * PARTS_OF_A_SHARE);
    return (int) Math.clamp(Math.min(CHUNK_NANOS / taskNanos, balanced), 1, MOST);
  }

  private record TalliedAnswers(Tally tally) implements Answers<Long> {
    @Override
    public void answered(int index, Long value) {
      tally.succeed(value);
    }

    @Override
    public void failed(int index, PoolException reason) {
      tally.fail(reason);
    }
  }
}
