package org.concurrencyatlas.analysis.comparison;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * JMH's units of time: the same benchmark may be reported in milliseconds once and in seconds
 * later.
 */
public final class TimeUnits {
  private static final Map<String, Double> SECONDS =
      Map.of(
          "ns", 1e-9, "us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0, "hr", 3600.0, "day", 86_400.0);

  private TimeUnits() {}

  /**
   * By what a figure must be multiplied to be in the other unit; empty when it cannot be converted.
   */
  public static OptionalDouble factor(String from, String to) {
    if (from.equals(to)) {
      return OptionalDouble.of(1);
    }
    double rate = seconds(to, "ops/", "") / seconds(from, "ops/", "");
    double time = seconds(from, "", "/op") / seconds(to, "", "/op");
    double factor = Double.isNaN(rate) ? time : rate;
    return Double.isNaN(factor) ? OptionalDouble.empty() : OptionalDouble.of(factor);
  }

  private static double seconds(String unit, String before, String after) {
    boolean formed = unit.startsWith(before) && unit.endsWith(after);
    return formed
        ? SECONDS.getOrDefault(
            unit.substring(
                before.length(), Math.max(before.length(), unit.length() - after.length())),
            Double.NaN)
        : Double.NaN;
  }
}
