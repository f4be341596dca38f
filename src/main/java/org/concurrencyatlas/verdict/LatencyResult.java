package org.concurrencyatlas.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.concurrencyatlas.result.latency.Quantile;
import org.concurrencyatlas.stats.Interval;

/**
 * The latency of one contender over its forks.
 *
 * @param p50Nanos the median from when a request was due to its answer, with its 95 % interval over
 *     forks; NaN when a fork has too few samples for it
 * @param p99Nanos the 99th percentile, likewise
 * @param p999Nanos the 99.9th percentile, likewise
 * @param latenessP50Nanos median over forks of the median by which the generator was late
 * @param latenessP99Nanos median over forks of the 99th percentile by which it was late; NaN when
 *     unknown
 * @param askedPerSecond requests a second that were asked for
 * @param generatorCpuShare median over forks of the share of a processor that the generator took
 * @param load what became of the requests besides; empty where every one was answered, at one rate
 */
public record LatencyResult(
    Interval p50Nanos,
    Interval p99Nanos,
    Interval p999Nanos,
    double latenessP50Nanos,
    double latenessP99Nanos,
    double askedPerSecond,
    double generatorCpuShare,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LoadResult> load) {
  /** Nothing is known. */
  public static final LatencyResult UNKNOWN =
      new LatencyResult(
          Interval.unbounded(Double.NaN),
          Interval.unbounded(Double.NaN),
          Interval.unbounded(Double.NaN),
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Optional.empty());

  /** A quantile, nanoseconds. */
  public Interval at(Quantile quantile) {
    return switch (quantile) {
      case P50 -> p50Nanos;
      case P99 -> p99Nanos;
      case P999 -> p999Nanos;
    };
  }
}
