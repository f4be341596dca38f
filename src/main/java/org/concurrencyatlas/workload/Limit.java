package org.concurrencyatlas.workload;

import java.time.Duration;
import java.util.Arrays;

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
   * Tasks whose waits differ, in C slots and in whatever order; the longest of three bounds that no
   * schedule undercuts, D₁ ≥ D₂ ≥ … being the waits:
   *
   * <ul>
   *   <li>D₁: the longest task lasts so long.
   *   <li>ΣDᵢ/C: C slots are no busier than all the time.
   *   <li>D at ranks kC + 1 − k to kC + 1, added up, for each k: of the kC + 1 longest tasks some
   *       slot serves k + 1, which last at least as long as the k + 1 shortest of them. With equal
   *       waits this is ⌈N/C⌉·D.
   * </ul>
   *
   * The exact optimum is a packing problem, and not needed for a bound that holds.
   *
   * @param waitNanos of each task, nanoseconds
   * @param concurrency C, tasks admitted at once; 0 when as many as there are
   */
  public static Duration waitingUnequally(long[] waitNanos, long concurrency) {
    long[] ascending = waitNanos.clone();
    Arrays.sort(ascending);
    int tasks = ascending.length;
    int slots = (int) (concurrency == 0 ? tasks : Math.min(concurrency, tasks));
    long longest = Math.ceilDiv(Arrays.stream(ascending).sum(), slots);
    for (int last = tasks - 1, k = 0; last >= 0; last -= slots, k++) {
      longest = Math.max(longest, Arrays.stream(ascending, last, last + k + 1).sum());
    }
    return Duration.ofNanos(longest);
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
