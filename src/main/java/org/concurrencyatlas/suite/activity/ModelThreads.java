package org.concurrencyatlas.suite.activity;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many platform threads a model has. JMH makes both the suite that opens the model and the
 * profiler that asks, and nothing else connects them.
 */
public final class ModelThreads {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** A thread that begins later has a larger number. */
  private static final AtomicLong LAST_BEFORE = new AtomicLong(Long.MAX_VALUE);

  private ModelThreads() {}

  /** The threads of now are not the model's: it is opened next. */
  public static void before() {
    LAST_BEFORE.set(Thread.ofPlatform().unstarted(() -> {}).threadId());
  }

  /**
   * The most that it had at once since the peak was reset.
   *
   * @param others threads that were started since, and are not its own
   */
  static int most(int others) {
    long last = LAST_BEFORE.get();
    long older = Arrays.stream(THREADS.getAllThreadIds()).filter(id -> id <= last).count();
    return (int) Math.max(0, THREADS.getPeakThreadCount() - older - others);
  }
}
