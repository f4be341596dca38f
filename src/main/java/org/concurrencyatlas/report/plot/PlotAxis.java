package org.concurrencyatlas.report.plot;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * An axis of a plot.
 *
 * @param title what it measures; may be empty
 * @param scale how values are placed
 * @param from its least value
 * @param to its greatest value
 * @param unit what its ticks are round in: they stand at round multiples of it
 * @param words how a value is written
 * @param levels the values that are labelled, ascending; empty where the renderer chooses ticks
 */
public record PlotAxis(
    String title,
    Scale scale,
    double from,
    double to,
    double unit,
    DoubleFunction<String> words,
    List<Level> levels) {
  /** How values are placed. */
  public enum Scale {
    LINEAR,
    /** Every doubling is one step. */
    DOUBLING,
    /** Ticks stand at powers of ten. */
    DECADES
  }

  /** From this ratio of the last level to the first on, levels stand on a doubling scale. */
  private static final double DOUBLING_SPAN = 8;

  /**
   * A labelled value.
   *
   * @param label as it is written
   */
  public record Level(double value, String label) {}

  public PlotAxis {
    levels = List.copyOf(levels);
  }

  /** An axis of levels, at least one; on a doubling scale where they span three doublings. */
  public static PlotAxis ofLevels(String title, List<Level> levels) {
    double first = levels.getFirst().value();
    double last = levels.getLast().value();
    boolean doubling = first > 0 && last / first >= DOUBLING_SPAN;
    return new PlotAxis(
        title, doubling ? Scale.DOUBLING : Scale.LINEAR, first, last, 1, Double::toString, levels);
  }

  /** An axis whose ticks the renderer chooses. */
  public static PlotAxis ofNumbers(
      String title,
      Scale scale,
      double from,
      double to,
      double unit,
      DoubleFunction<String> words) {
    return new PlotAxis(title, scale, from, to, unit, words, List.of());
  }

  /** The same levels on a doubling scale. */
  public PlotAxis doubling() {
    return new PlotAxis(title, Scale.DOUBLING, from, to, unit, words, levels);
  }
}
