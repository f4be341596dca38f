package org.concurrencyatlas.suite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The batches of a session since its opening. Steady is the median time of those that ended in the
 * last third. It is reached with the first batch that takes at most 1/0.95 of that, as does the
 * median of it and the next four.
 */
final class WarmUpCurve {
  private static final double SHARE_OF_STEADY = 0.95;
  private static final int IN_A_ROW = 5;

  private final List<Batch> batches = new ArrayList<>();

  private record Batch(long endedNanos, long tookNanos) {}

  /**
   * Adds the next batch.
   *
   * @param endedNanos when it ended, from the opening on
   * @param tookNanos how long it took
   */
  void add(long endedNanos, long tookNanos) {
    batches.add(new Batch(endedNanos, tookNanos));
  }

  /** Time of a steady batch. */
  double steadyNanos() {
    long last = batches.getLast().endedNanos();
    return median(batches.stream().filter(each -> each.endedNanos() >= last / 3 * 2).toList());
  }

  /** Time from the opening until the batches are steady; at the latest the end of the last. */
  double nanosToSteady() {
    double enough = steadyNanos() / SHARE_OF_STEADY;
    for (int i = 0; i + IN_A_ROW <= batches.size(); i++) {
      Batch first = batches.get(i);
      if (first.tookNanos() <= enough && median(batches.subList(i, i + IN_A_ROW)) <= enough) {
        return first.endedNanos();
      }
    }
    return batches.getLast().endedNanos();
  }

  private static double median(List<Batch> some) {
    List<Batch> sorted = new ArrayList<>(some);
    sorted.sort(Comparator.comparingLong(Batch::tookNanos));
    int middle = sorted.size() / 2;
    long upper = sorted.get(middle).tookNanos();
    return sorted.size() % 2 == 1 ? upper : (upper + sorted.get(middle - 1).tookNanos()) / 2.0;
  }
}
