package org.concurrencyatlas.model.pool;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.PoolSession;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;

/**
 * A pool with a core and a maximum. It starts a thread beyond its core only when its queue is full,
 * so that one whose queue has no bound stays at its core for ever.
 */
public final class ElasticPool implements ConcurrencyModel {
  private static final String CORE = "core";
  private static final String MAX = "max";
  private static final String QUEUE = "queue";
  private static final int MAX_THREADS = 100_000;
  private static final int USUAL_MAX = 200;
  private static final long KEEP_ALIVE_SECONDS = 60;

  private static final ModelInfo INFO =
      new ModelInfo(
              "elastic-pool",
              "ThreadPoolExecutor(core, max, queue): grows beyond its core only when its queue is full",
              "–",
              MAX,
              List.of(
                  PoolSize.setting(CORE, MAX_THREADS),
                  new WholeNumber(MAX, "threads when the queue is full", 1, MAX_THREADS, USUAL_MAX),
                  new WholeNumber(
                      QUEUE, "places of the queue, 0 for no bound", 0, Integer.MAX_VALUE, 0)))
          .with(Trait.COMPUTES, Trait.TAKES_TASKS_ANY_TIME, Trait.BY_NAME)
          .warning(
              QUEUE,
              "0",
              "starts a thread beyond its core only when its queue is full, and its queue has no"
                  + " bound")
          .marked(new Mark(0x2E95CF, 0x56B4E9, Mark.Shape.PLUS, false));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Session open(Settings settings) {
    int max = settings.wholeNumber(MAX);
    int queue = settings.wholeNumber(QUEUE);
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            Math.min(settings.wholeNumber(CORE), max),
            max,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(queue == 0 ? Integer.MAX_VALUE : queue),
            Thread.ofPlatform().daemon().name("elastic-pool-", 0).factory(),
            (task, full) -> waitForRoom(task, full.getQueue()));
    pool.prestartAllCoreThreads();
    return PoolSession.each(pool);
  }

  /**
   * No task is refused: with all threads busy and the queue full the submitter waits, because every
   * task of a batch must run.
   */
  private static void waitForRoom(Runnable task, BlockingQueue<Runnable> queue) {
    try {
      queue.put(task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the batch is given up by whoever awaits its end
    }
  }
}
