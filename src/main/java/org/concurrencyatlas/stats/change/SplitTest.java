package org.concurrencyatlas.stats.change;

/** Whether a split of a stretch is more than chance. */
interface SplitTest {
  /**
   * The p value of "the mean changes at {@code at}".
   *
   * @param from first index of the stretch
   * @param at first index after the change
   * @param end index past the last value that is held against those before the change
   * @param to index past the stretch, at least {@code end}
   * @return in [0, 1]
   */
  double p(int from, int at, int end, int to);

  /** A split is kept when its p is at most this. */
  double level();
}
