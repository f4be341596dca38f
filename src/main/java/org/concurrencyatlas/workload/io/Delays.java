package org.concurrencyatlas.workload.io;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.concurrencyatlas.workload.data.SplitMix;

/**
 * How long the calls of tasks take. A call's delay follows from its task's number and its own, so
 * that every model meets the same delays, batch after batch.
 */
enum Delays {
  /** Every call takes the mean. */
  FIXED {
    @Override
    double times(double share) {
      return 1;
    }
  },
  /** −ln(1 − u) times the mean: most calls are short, few are long. */
  EXPONENTIAL {
    @Override
    double times(double share) {
      return -StrictMath.log1p(-share);
    }
  },
  /** Nine of ten calls take 10/19 of the mean, the tenth takes ten times as long as those. */
  BIMODAL {
    @Override
    double times(double share) {
      return share < FAST_SHARE ? FAST : SLOWER * FAST;
    }
  };

  private static final double FAST_SHARE = 0.9;
  private static final double SLOWER = 10;

  /** So that the mean is the mean. */
  private static final double FAST = 1 / (FAST_SHARE + (1 - FAST_SHARE) * SLOWER);

  private static final double TWO_TO_MINUS_53 = 0x1p-53;

  /** The words by which they are chosen. */
  static List<String> words() {
    return Arrays.stream(values()).map(Delays::word).toList();
  }

  /**
   * Those of a word.
   *
   * @param word one of {@link #words()}
   */
  static Delays named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The word by which these are chosen. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * How long a call takes, microseconds, rounded.
   *
   * @param meanMicros of all calls
   * @param task its number
   * @param call its number in the task
   */
  long micros(long meanMicros, long task, int call) {
    long random = SplitMix.mix(SplitMix.mix(task) + call);
    return Math.round(meanMicros * times((random >>> 11) * TWO_TO_MINUS_53));
  }

  /**
   * The delay in means at a point of the distribution.
   *
   * @param share of the delays that are shorter, 0 to 1, 1 excluded
   */
  abstract double times(double share);
}
