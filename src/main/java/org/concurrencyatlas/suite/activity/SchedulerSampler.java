package org.concurrencyatlas.suite.activity;

import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * Samples the scheduler of virtual threads many times a second. One sample takes about two
 * microseconds and stops no thread.
 */
final class SchedulerSampler {
  private static final long INTERVAL_NANOS = 10_000_000;

  private final VirtualThreadSchedulerMXBean scheduler =
      ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("scheduler-sampler").unstarted(this::look);
  private volatile boolean ended;
  private long looks;
  private long mounted;
  private long queued;
  private int carriers;

  /**
   * What the samples showed.
   *
   * @param parallelism carriers that the scheduler aims at; 0 when it has not started any
   * @param carriers the most that it had
   * @param mounted mean number of virtual threads on carriers
   * @param queued mean number that were ready and waited for a carrier
   */
  record Seen(int parallelism, int carriers, double mounted, double queued) {}

  static SchedulerSampler start() {
    SchedulerSampler sampler = new SchedulerSampler();
    sampler.thread.start();
    return sampler;
  }

  /** Stops sampling and waits for the last sample. */
  Seen stop() {
    ended = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Seen(
        carriers == 0 ? 0 : scheduler.getParallelism(),
        carriers,
        (double) mounted / looks,
        (double) queued / looks);
  }

  private void look() {
    do {
      LockSupport.parkNanos(INTERVAL_NANOS);
      looks++;
      carriers = Math.max(carriers, scheduler.getPoolSize());
      mounted += scheduler.getMountedVirtualThreadCount();
      queued += Math.max(0, scheduler.getQueuedVirtualThreadCount());
    } while (!ended);
  }
}
