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

  /**
   * The longer of two bounds for tasks that compute and then wait. Both rest on s, the time of a
   * burst while each of the P processors computes one, and on this: with fewer bursts at once the
   * machine does not get more of them done, at most P/s in a second.
   *
   * <ul>
   *   <li>Tasks admitted one after the other follow each other in C slots, and some slot serves
   *       ⌈N/C⌉ of them. A task holds its slot for its burst and then for D; and no burst is
   *       shorter than s/P, even of a task that has the machine to itself: a processor alone may be
   *       faster than one of many, but not than all of them together.
   *   <li>The last burst ends at N·s/P at the earliest, and its task waits D after that.
   * </ul>
   *
   * @param tasks N, tasks in a batch
   * @param concurrency C, tasks admitted at once; 0 when as many as there are
   * @param wait D, the wait of one task
   */
  public static Duration computingThenWaiting(
      long tasks, long concurrency, Duration wait, Machine machine) {
    return both(
        waiting(tasks, concurrency, wait.plus(computing(1, machine))),
        computing(tasks, machine).plus(wait));
  }

  /** The longer of two bounds that both hold. */
  public static Duration both(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
