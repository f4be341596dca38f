package org.concurrencyatlas.result.jvm;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * What the JVM of a fork did with its threads, over the measured iterations. What was not seen is
 * NaN.
 *
 * @param modelThreads the most platform threads that the model had at once, carriers among them
 * @param parallelism carriers that the scheduler of virtual threads aims at; 0 when no virtual
 *     thread ran
 * @param carriers the most that it had; above {@code parallelism} it compensated for blocked ones
 * @param pinnedShare share of the carriers' time for which each held a virtual thread that neither
 *     ran nor waited for a processor, 0–1
 * @param queuedThreads mean number of virtual threads that were ready and waited for a carrier
 * @param voluntarySwitches context switches for a batch in which a thread gave its processor away
 * @param involuntarySwitches those in which it was taken
 * @param pinnedEvents events {@code jdk.VirtualThreadPinned} for a batch
 * @param pinnedMillis their time for a batch, milliseconds
 */
public record JvmActivity(
    double modelThreads,
    double parallelism,
    double carriers,
    double pinnedShare,
    double queuedThreads,
    double voluntarySwitches,
    double involuntarySwitches,
    double pinnedEvents,
    double pinnedMillis) {

  /** Nothing is known. */
  public static final JvmActivity UNKNOWN =
      new JvmActivity(
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN);

  /** The median of each figure over forks; empty without a fork that tells any. */
  public static Optional<JvmActivity> median(List<JvmActivity> forks) {
    return forks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new JvmActivity(
                median(forks, JvmActivity::modelThreads),
                median(forks, JvmActivity::parallelism),
                median(forks, JvmActivity::carriers),
                median(forks, JvmActivity::pinnedShare),
                median(forks, JvmActivity::queuedThreads),
                median(forks, JvmActivity::voluntarySwitches),
                median(forks, JvmActivity::involuntarySwitches),
                median(forks, JvmActivity::pinnedEvents),
                median(forks, JvmActivity::pinnedMillis)));
  }

  /** Carriers beyond those that the scheduler aims at. */
  public double compensations() {
    return Math.max(0, carriers - parallelism);
  }

  /** All figures, in the order of their declaration. */
  public DoubleStream figures() {
    return DoubleStream.of(
        modelThreads,
        parallelism,
        carriers,
        pinnedShare,
        queuedThreads,
        voluntarySwitches,
        involuntarySwitches,
        pinnedEvents,
        pinnedMillis);
  }

  /** The middle value, of an even number the mean of both; NaN when no fork has one. */
  private static double median(List<JvmActivity> forks, ToDoubleFunction<JvmActivity> figure) {
    double[] known = forks.stream().mapToDouble(figure).filter(Double::isFinite).sorted().toArray();
    return known.length == 0
        ? Double.NaN
        : (known[(known.length - 1) / 2] + known[known.length / 2]) / 2;
  }
}
