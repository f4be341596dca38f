package org.concurrencyatlas.result.jmh;

/** Which way a figure is better. */
public enum Direction {
  /** As with throughput. */
  HIGHER_IS_BETTER,
  /** As with times and with what an operation uses. */
  LOWER_IS_BETTER,
  /** More of it is neither better nor worse: bytes allocated a second grow with the throughput. */
  NEITHER;

  /**
   * The direction of a metric that no mode tells, by its unit: operations in a time ({@code ops/s})
   * are better when more, anything by operation ({@code ms/op}, {@code B/op}) when less.
   */
  public static Direction ofUnit(String unit) {
    if (unit.startsWith("ops/")) {
      return HIGHER_IS_BETTER;
    }
    return unit.endsWith("/op") ? LOWER_IS_BETTER : NEITHER;
  }
}
