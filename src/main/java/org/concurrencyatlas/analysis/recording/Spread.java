package org.concurrencyatlas.analysis.recording;

import java.util.stream.DoubleStream;

/**
 * A figure and how far it moves.
 *
 * @param mean over the whole recording
 * @param low a tenth of what it is made of lies below
 * @param high a tenth of what it is made of lies above
 */
public record Spread(double mean, double low, double high) {
  private static final double TENTH = 0.1;

  /**
   * The spread of some values, one or more, around a mean that is known better.
   *
   * @param values in any order
   */
  static Spread of(double mean, DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int last = sorted.length - 1;
    return last < 0
        ? new Spread(mean, Double.NaN, Double.NaN)
        : new Spread(
            mean,
            sorted[(int) Math.round(TENTH * last)],
            sorted[(int) Math.round((1 - TENTH) * last)]);
  }
}
