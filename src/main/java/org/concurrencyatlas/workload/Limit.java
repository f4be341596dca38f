package org.concurrencyatlas.workload;

import java.time.Duration;

/** The physical limits that workloads are made of. */
public final class Limit {
  private Limit() {}

  /**
   * N·s/P: every processor computes all the time.
   *
   * @param tasks N, tasks in a batch
   */
  public static Duration computing(long tasks, Machine machine) {
    return Duration.ofNanos((long) (tasks * machine.taskNanos() / machine.processors()));
  }

  /**
   * ⌈N/C⌉·D: tasks wait in waves of C.
   *
   * @param tasks N, tasks in a batch
   * @param concurrency C, tasks admitted at once; 0 when as many as there are
   * @param wait D, the wait of one task
   */
  public static Duration waiting(long tasks, long concurrency, Duration wait) {
    return wait.multipliedBy(concurrency == 0 ? 1 : Math.ceilDiv(tasks, concurrency));
  }

  /** The longer of two bounds that both hold. */
  public static Duration both(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
