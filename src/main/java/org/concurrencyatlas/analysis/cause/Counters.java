package org.concurrencyatlas.analysis.cause;

import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * What a contender used for a task: medians over its forks. What is unknown is NaN.
 *
 * @param processors that its JVMs had
 * @param nanosPerTask time over tasks, nanoseconds
 * @param cpuNanos CPU time of its process tree for a task
 * @param serverCpuNanos that of the back-ends on this machine; 0 where there are none
 * @param collectorNanos collector time of its own JVM for a task
 * @param allocatedBytes allocated for a task
 * @param voluntarySwitches context switches for a task in which a thread gave its processor away
 * @param involuntarySwitches those in which it was taken
 * @param threads the most platform threads that the model had at once, carriers among them
 * @param carriers the most platform threads that carried virtual ones; 0 when none ran
 * @param pinnedShare share of the carriers' time for which each held a virtual thread that did not
 *     run, 0–1
 */
public record Counters(
    double processors,
    double nanosPerTask,
    double cpuNanos,
    double serverCpuNanos,
    double collectorNanos,
    double allocatedBytes,
    double voluntarySwitches,
    double involuntarySwitches,
    double threads,
    double carriers,
    double pinnedShare) {
  /**
   * A process cannot use more than all processors. The system counts CPU time in steps of 10 ms:
   * where a measurement is as short as that, the counter may say so.
   */
  private static final double COUNTED_TOO_MUCH = 1.1;

  /** What a contender of a cell with so many tasks in a batch used. */
  static Counters of(ContenderResult result, double tasks, int processors) {
    JvmActivity jvm = result.jvm().orElse(JvmActivity.UNKNOWN);
    return new Counters(
        processors,
        1e9 / result.tasksPerSecond().estimate(),
        result.cpuNanosPerTask(),
        result.serverCpuNanosPerTask().orElse(0),
        result.collectorNanosPerTask(),
        result.allocatedBytesPerTask(),
        jvm.voluntarySwitches() / tasks,
        jvm.involuntarySwitches() / tasks,
        jvm.modelThreads(),
        jvm.carriers(),
        jvm.pinnedShare());
  }

  /** How many processors both ends kept busy; NaN when unknown or counted too coarsely. */
  public double busy() {
    double busy = (cpuNanos + serverCpuNanos) / nanosPerTask;
    return busy <= COUNTED_TOO_MUCH * processors ? Math.min(busy, processors) : Double.NaN;
  }

  /** Processor time for a task that was used by neither end. */
  double idleNanos() {
    return (processors - busy()) * nanosPerTask;
  }

  /** Time of carriers for a task in which they held a virtual thread that did not run. */
  double pinnedNanos() {
    return pinnedShare * carriers * nanosPerTask;
  }

  /** Context switches for a task. */
  public double switches() {
    return voluntarySwitches + involuntarySwitches;
  }
}
