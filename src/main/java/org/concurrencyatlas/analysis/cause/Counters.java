package org.concurrencyatlas.analysis.cause;

import java.util.Optional;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * What a contender used for a task: medians over its forks. What is unknown is NaN.
 *
 * @param processors that its JVMs had
 * @param usable how many of them its computing can keep busy at once: fewer where it has fewer
 *     threads, or where one of them computes at a time
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
    double usable,
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

  /** With so much of what it can use in use, computing bounds a contender. */
  private static final double BOUND = 0.75;

  /** What a contender of a cell with so many tasks in a batch used. */
  static Counters of(
      ContenderResult result, Optional<ModelInfo> model, double tasks, int processors) {
    JvmActivity jvm = result.jvm().orElse(JvmActivity.UNKNOWN);
    return new Counters(
        processors,
        usable(result, model, jvm, processors),
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

  private static double usable(
      ContenderResult result, Optional<ModelInfo> model, JvmActivity jvm, int processors) {
    if (model.filter(each -> each.is(Trait.GLOBAL_LOCK)).isPresent()) {
      return 1;
    }
    boolean threadsAreKnown =
        model
            .filter(each ->
                each.configured(result.contender().settings()).processes().isEmpty()
                    && jvm.carriers() == 0
                    && jvm.modelThreads() >= 0)
            .isPresent();
    // without a thread of its own a model computes on its caller's
    return threadsAreKnown ? Math.clamp(jvm.modelThreads(), 1, processors) : processors;
  }

  /** How many processors both ends kept busy; NaN when unknown or counted too coarsely. */
  public double busy() {
    double busy = (cpuNanos + serverCpuNanos) / nanosPerTask;
    return busy <= COUNTED_TOO_MUCH * processors ? Math.min(busy, processors) : Double.NaN;
  }

  /** Whether all processors were in use, so that what both ends compute bounds it. */
  public boolean processorsLimit() {
    return busy() >= BOUND * processors;
  }

  /** Whether its few threads computed all the time while other processors had none. */
  public boolean threadsLimit() {
    return usable < processors
        && !Double.isNaN(busy())
        && cpuNanos >= BOUND * usable * nanosPerTask;
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
