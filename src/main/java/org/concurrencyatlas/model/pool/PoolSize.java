package org.concurrencyatlas.model.pool;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;

/** A pool of one size: the size as a setting, and the pool itself. */
final class PoolSize {
  private PoolSize() {}

  /** A setting from 1 to max threads; the default is one a processor. */
  static Parameter setting(String name, int max) {
    return new WholeNumber(
        name, "threads of the pool", 1, max, Runtime.getRuntime().availableProcessors());
  }

  /**
   * A pool whose threads are all there from the beginning.
   *
   * @param model id of the model, which its threads are called by
   * @param queue in which tasks wait
   */
  static ThreadPoolExecutor pool(String model, int threads, BlockingQueue<Runnable> queue) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            queue,
            Thread.ofPlatform().daemon().name(model + "-", 0).factory());
    pool.prestartAllCoreThreads();
    return pool;
  }
}
