package org.concurrencyatlas.analysis.cause;

import java.util.Optional;
import java.util.OptionalDouble;
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
 * @param places how many tasks can be under way at once: one a thread or worker where a task that
 *     waits holds it, without end where it does not; NaN when unknown
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
    double places,
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

  /** Who computes on one thread at a time, and is bound by that, keeps about one processor busy. */
  private static final double ONE_THREAD_FROM = 0.75;

  private static final double ONE_THREAD_UP_TO = 1.25;

  /** With so much of what it can use in use, computing bounds a contender. */
  private static final double BOUND = 0.75;

  /** What a contender of a cell with so many tasks in a batch used. */
  static Counters of(
      ContenderResult result, Optional<ModelInfo> model, double tasks, int processors) {
    JvmActivity jvm = result.jvm().orElse(JvmActivity.UNKNOWN);
    return new Counters(
        processors,
        usable(result, model, processors),
        places(result, model),
        1e9 / result.tasksPerSecond().estimate(),
        result.usage().cpuNanosPerTask(),
        result.usage().serverCpuNanosPerTask().orElse(0),
        result.usage().collectorNanosPerTask(),
        result.usage().allocatedBytesPerTask(),
        jvm.voluntarySwitches() / tasks,
        jvm.involuntarySwitches() / tasks,
        jvm.modelThreads(),
        jvm.carriers(),
        jvm.pinnedShare());
  }

  private static double usable(ContenderResult result, Optional<ModelInfo> model, int processors) {
    return model.filter(each -> each.is(Trait.GLOBAL_LOCK) || each.is(Trait.ONE_THREAD)).isPresent()
        ? 1
        : Math.min(processors, ownThreads(result, model).orElse(processors));
  }

  private static double places(ContenderResult result, Optional<ModelInfo> model) {
    if (model.isEmpty()) {
      return Double.NaN;
    }
    if (model.get().is(Trait.ONE_THREAD)) {
      // a loop waits with each task, an event loop with none
      return model.get().admission().isEmpty() ? 1 : Double.POSITIVE_INFINITY;
    }
    double carriers = result.jvm().orElse(JvmActivity.UNKNOWN).carriers();
    return model.get().is(Trait.MUST_NOT_BLOCK) || carriers > 0
        ? Double.POSITIVE_INFINITY
        : ownThreads(result, model)
            .orElseGet(
                () -> model.get().admitted(result.contender().settings()).orElse(Double.NaN));
  }

  /** Its platform threads, if they alone run its tasks and all are in a JVM that was watched. */
  private static OptionalDouble ownThreads(ContenderResult result, Optional<ModelInfo> model) {
    JvmActivity jvm = result.jvm().orElse(JvmActivity.UNKNOWN);
    boolean alone =
        model.filter(each -> !each.hasWorkers(result.contender().settings())).isPresent();
    // without a thread of its own a model answers on its caller's
    return alone && jvm.carriers() == 0 && jvm.modelThreads() >= 0
        ? OptionalDouble.of(Math.max(1, jvm.modelThreads()))
        : OptionalDouble.empty();
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

  /** Whether so many busy processors are what one thread at a time can use. */
  public static boolean isOneThread(double busy) {
    return busy >= ONE_THREAD_FROM && busy <= ONE_THREAD_UP_TO;
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
