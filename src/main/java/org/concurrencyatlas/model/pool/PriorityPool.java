package org.concurrencyatlas.model.pool;

import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.PoolSession;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.SingleSubmitter;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.UrgentTask;

/**
 * A fixed number of platform threads that take urgent tasks first, and others in the order in which
 * they came. A task that runs already is not interrupted for an urgent one.
 */
public final class PriorityPool implements ConcurrencyModel {
  private static final String THREADS = "threads";
  private static final int MAX_THREADS = 100_000;

  private static final ModelInfo INFO =
      new ModelInfo(
              "priority-pool",
              "ThreadPoolExecutor over a PriorityBlockingQueue: urgent tasks first",
              "threads over a queue.PriorityQueue",
              THREADS,
              List.of(PoolSize.setting(THREADS, MAX_THREADS)))
          .with(Trait.COMPUTES, Trait.WAITS, Trait.TAKES_TASKS_ANY_TIME, Trait.BY_NAME)
          .marked(new Mark(0x2E95CF, 0x56B4E9, Mark.Shape.STAR, false));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Session open(Settings settings) {
    ThreadPoolExecutor pool =
        PoolSize.pool(INFO.id(), settings.wholeNumber(THREADS), new PriorityBlockingQueue<>());
    AtomicLong submitted = new AtomicLong();
    return new PoolSession<>(
        pool,
        (same, batch) -> submit(same, batch, submitted),
        (SingleSubmitter)
            (task, done) -> pool.execute(new Queued(task, done, submitted.getAndIncrement())));
  }

  private static BatchLatch submit(ThreadPoolExecutor pool, List<Task> batch, AtomicLong order) {
    BatchLatch latch = new BatchLatch(batch.size());
    batch.forEach(task -> pool.execute(new Queued(task, latch, order.getAndIncrement())));
    return latch;
  }

  /** A task in the queue, with its place among equals. */
  private record Queued(Task task, Completion done, long number)
      implements Runnable, Comparable<Queued> {
    @Override
    public void run() {
      done.run(task);
    }

    @Override
    public int compareTo(Queued other) {
      boolean urgent = task instanceof UrgentTask;
      return urgent == other.task instanceof UrgentTask
          ? Long.compare(number, other.number)
          : urgent ? -1 : 1;
    }
  }
}
