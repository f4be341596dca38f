package org.concurrencyatlas.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.concurrencyatlas.stats.Interval;

/**
 * What became of a contender's requests besides their latency, over its forks.
 *
 * @param shedShare of the requests that were due, the share that was refused: median over forks
 * @param givenUpShare the share that was given up, likewise
 * @param failedShare the share that failed on purpose, likewise
 * @param longP50Nanos the median of the long ones of two kinds, which are too few for a rarer
 *     quantile, with its 95 % interval; empty when there is one kind, NaN when a fork has too few
 * @param burst empty when there was none
 */
public record LoadResult(
    double shedShare,
    double givenUpShare,
    double failedShare,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Interval> longP50Nanos,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Burst> burst) {
  /**
   * What a contender made of a burst.
   *
   * @param seconds how long the burst was
   * @param duePerSecond requests a second that were due in it, median over forks
   * @param answeredPerSecond requests a second that were answered in it, with the 95 % interval
   *     over forks
   * @param boundNanos the latency within which a burst is over
   * @param recoverySeconds from its end until it was over, median over the forks where it was; NaN
   *     where it was in none
   * @param recovered forks in which it was over before their end
   * @param forks all
   */
  public record Burst(
      double seconds,
      double duePerSecond,
      Interval answeredPerSecond,
      double boundNanos,
      double recoverySeconds,
      int recovered,
      int forks) {}

  /** Whether there is anything to report. */
  public boolean isAny() {
    return shedShare + givenUpShare + failedShare > 0
        || longP50Nanos.isPresent()
        || burst.isPresent();
  }
}
