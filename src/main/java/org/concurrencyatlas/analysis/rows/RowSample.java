package org.concurrencyatlas.analysis.rows;

import java.util.List;

/**
 * The figures of a row on one side.
 *
 * @param values in the row's unit: one a fork, or one an entry where several stand under one name
 * @param kind what one value is
 * @param declared how many forks the file says there were; of several entries the sum
 */
public record RowSample(List<Double> values, Kind kind, int declared) {
  /** What one value of a sample is. */
  public enum Kind {
    /** The mean of a fresh JVM: a replicate. */
    FORK,
    /** The mean of a whole entry where several stand under one name: a replicate of the session. */
    ENTRY,
    /** Measured in the harness's own JVM: no replicate. */
    NO_FORK,
    /** A score whose forks the file does not hold: no replicate. */
    SCORE
  }

  public RowSample {
    values = List.copyOf(values);
  }

  /** How many replicates there are: 0 where a value is none. */
  public int replicates() {
    return switch (kind) {
      case FORK, ENTRY -> values.size();
      case NO_FORK, SCORE -> 0;
    };
  }

  /** Whether every value has a logarithm: there is one, and all are finite and above 0. */
  boolean hasLogarithms() {
    return !values.isEmpty() && values.stream().allMatch(each -> each > 0 && each < 1 / 0.0);
  }

  /** Natural logarithms of the values in the unit {@code factor} times as small. */
  public double[] logs(double factor) {
    return values.stream().mapToDouble(value -> Math.log(value * factor)).toArray();
  }
}
