package org.concurrencyatlas.model.queue;

import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.process.WorkerSettings;
import org.concurrencyatlas.process.jvm.WorkerJvm;

/**
 * How a task queue is set.
 *
 * @param workers how many JVMs serve
 * @param prefetch tasks that the broker hands a worker before it has confirmed any
 * @param durable whether the broker writes tasks to disk before it confirms them
 * @param window most tasks without an answer
 * @param elsewhere whether the workers are on other hosts
 * @param jvm of the workers
 */
record QueueSettings(
    int workers, int prefetch, boolean durable, int window, boolean elsewhere, WorkerJvm jvm) {
  private static final int LEAST_WINDOW = 64;
  private static final int MOST_WINDOW = 4_096;

  /** What a worker holds and as much again in the broker, so that no worker waits for a sender. */
  private static final int PREFETCHES = 4;

  static QueueSettings of(Settings settings) {
    int workers = settings.wholeNumber("workers");
    int prefetch = settings.wholeNumber("prefetch");
    int window = settings.wholeNumber("window");
    return new QueueSettings(
        workers,
        prefetch,
        settings.wholeNumber("durable") == 1,
        window > 0
            ? window
            : Math.clamp((long) PREFETCHES * workers * prefetch, LEAST_WINDOW, MOST_WINDOW),
        settings.wholeNumber("elsewhere") == 1,
        WorkerSettings.jvm(settings));
  }
}
