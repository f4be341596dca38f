package org.concurrencyatlas.result.jmh;

import java.util.Arrays;
import java.util.Optional;

/** What a benchmark measures, by JMH's short name. */
public enum JmhMode {
  THROUGHPUT("thrpt", Direction.HIGHER_IS_BETTER),
  AVERAGE_TIME("avgt", Direction.LOWER_IS_BETTER),
  SAMPLE_TIME("sample", Direction.LOWER_IS_BETTER),
  SINGLE_SHOT_TIME("ss", Direction.LOWER_IS_BETTER);

  private final String shortName;
  private final Direction direction;

  JmhMode(String shortName, Direction direction) {
    this.shortName = shortName;
    this.direction = direction;
  }

  /** The mode of a short name; empty when JMH has no such mode. */
  public static Optional<JmhMode> of(String shortName) {
    return Arrays.stream(values()).filter(mode -> mode.shortName.equals(shortName)).findFirst();
  }

  /** As it stands in the file: {@code thrpt}, {@code avgt}, {@code sample}, {@code ss}. */
  public String shortName() {
    return shortName;
  }

  /** Which way the primary metric of this mode is better. */
  public Direction direction() {
    return direction;
  }
}
