package org.concurrencyatlas.analysis.comparison;

import org.concurrencyatlas.analysis.rows.RowSample;
import org.jspecify.annotations.Nullable;

/** Why no statement can be made of a row that has figures on both sides. */
public enum Uncertified {
  /** A side was measured in the harness's own JVM, without forks. */
  NO_FORK,
  /** A side has one fork: nothing is known of how forks scatter. */
  ONE_FORK,
  /** A side's file holds a score and not the forks that it was made of. */
  NO_RAW_DATA,
  /** All replicates of each side are alike, so that their scatter is unknown. */
  NO_SCATTER;

  /** Why one side alone rules a statement out; null when it does not. */
  public static @Nullable Uncertified of(RowSample sample) {
    return switch (sample.kind()) {
      case NO_FORK -> NO_FORK;
      case SCORE -> NO_RAW_DATA;
      case FORK, ENTRY -> sample.replicates() < 2 ? ONE_FORK : null;
    };
  }
}
