package org.concurrencyatlas.result;

import java.util.Optional;
import org.concurrencyatlas.result.latency.Quantile;

/** What contenders are compared by besides throughput; less is better. */
public enum Cost {
  /** CPU time of the whole process tree for a batch, nanoseconds. */
  CPU("CPU time"),
  /** Peak resident memory of the whole process tree, bytes. */
  MEMORY("peak memory"),
  /** The median of the times from when a request was due to its answer, nanoseconds. */
  P50("p50 latency"),
  /** Their 99th percentile. */
  P99("p99 latency"),
  /** Their 99.9th percentile. */
  P999("p99.9 latency");

  private final String words;

  Cost(String words) {
    this.words = words;
  }

  /** What a fork needed; not above 0, or NaN, where that is unknown. */
  public double of(ForkResult fork) {
    return switch (this) {
      case CPU -> fork.costs().cpuNanosPerBatch();
      case MEMORY -> fork.costs().peakResidentBytes();
      case P50, P99, P999 ->
          fork.latency()
              .map(latency -> latency.response().at(quantile().orElseThrow()))
              .orElse(Double.NaN);
    };
  }

  /** The quantile of latency that it is; empty for what is no latency. */
  public Optional<Quantile> quantile() {
    return switch (this) {
      case CPU, MEMORY -> Optional.empty();
      case P50 -> Optional.of(Quantile.P50);
      case P99 -> Optional.of(Quantile.P99);
      case P999 -> Optional.of(Quantile.P999);
    };
  }

  /** What it is, for the reader. */
  public String words() {
    return words;
  }

  /**
   * The score of a fork: the higher, the better.
   *
   * @param metric what counts; empty for throughput
   * @return −ln of the cost, or ln(batches per second); not finite when it is unknown
   */
  public static double score(Optional<Cost> metric, ForkResult fork) {
    return metric.map(cost -> -Math.log(cost.of(fork))).orElseGet(fork::score);
  }
}
