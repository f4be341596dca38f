package org.concurrencyatlas.model.pool;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.PoolSession;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.SingleSubmitter;
import org.concurrencyatlas.model.thread.InFlightLimit;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;

/** A pool that starts a thread whenever none is idle: one for each task in flight. */
public final class CachedPool implements ConcurrencyModel {
  private static final String ADMIT = "admit";

  private static final ModelInfo INFO =
      new ModelInfo(
              "cached-pool",
              "newCachedThreadPool: a thread for each task in flight, kept for the next",
              "–",
              ADMIT,
              List.of(
                  new WholeNumber(
                      ADMIT, "tasks in flight at once, 0 for no bound", 0, 1_000_000, 0)))
          .with(
              Trait.COMPUTES,
              Trait.WAITS,
              Trait.THREAD_PER_TASK,
              Trait.TAKES_TASKS_ANY_TIME,
              Trait.BY_NAME)
          .marked(new Mark(0x2E95CF, 0x56B4E9, Mark.Shape.DIAMOND, false));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Session open(Settings settings) {
    InFlightLimit admission = InFlightLimit.of(settings.wholeNumber(ADMIT));
    ExecutorService threads =
        Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("cached-pool-", 0).factory());
    return new PoolSession<>(
        threads,
        (pool, batch) -> submit(pool, batch, admission),
        (SingleSubmitter)
            (task, done) -> {
              admission.enter();
              start(threads, task, done, admission);
            });
  }

  private static BatchLatch submit(
      ExecutorService pool, List<Task> batch, InFlightLimit admission) {
    BatchLatch latch = new BatchLatch(batch.size());
    for (Task task : batch) {
      if (!admission.enterUnlessInterrupted()) {
        break; // the latch is then awaited by a thread that is interrupted
      }
      start(pool, task, latch, admission);
    }
    return latch;
  }

  private static void start(
      ExecutorService pool, Task task, Completion done, InFlightLimit admission) {
    pool.execute(() -> {
      done.run(task);
      admission.leave();
    });
  }
}
