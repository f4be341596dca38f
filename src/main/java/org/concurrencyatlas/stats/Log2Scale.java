package org.concurrencyatlas.stats;

/** The scale of an axis on which every doubling is one step: log₂. */
public final class Log2Scale {
  private static final double LN_2 = Math.log(2);

  private Log2Scale() {}

  /** Where a value stands; {@code value} is above 0. */
  public static double at(double value) {
    return Math.log(value) / LN_2;
  }

  /** The value that stands there. */
  public static double value(double at) {
    return Math.pow(2, at);
  }
}
