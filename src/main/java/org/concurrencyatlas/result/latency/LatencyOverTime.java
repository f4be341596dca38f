package org.concurrencyatlas.result.latency;

import java.util.List;

/**
 * How late the answers of one fork were as time went by, for display: both lists have a value for
 * each slice of time from the first measured moment on, by when requests were due; −1 where none
 * was. Values are read from histograms of one digit and are up to 7 % too high.
 *
 * @param sliceMillis how long a slice is, above 0
 * @param p50Micros the median of each slice
 * @param p99Micros what one in a hundred of a slice exceeds; of fewer the slowest
 */
public record LatencyOverTime(long sliceMillis, List<Long> p50Micros, List<Long> p99Micros) {
  /** What stands for the latency of a slice in which nothing was due. */
  public static final long NONE = -1;

  public LatencyOverTime {
    p50Micros = List.copyOf(p50Micros);
    p99Micros = List.copyOf(p99Micros);
    if (sliceMillis <= 0 || p50Micros.size() != p99Micros.size()) {
      throw new IllegalArgumentException("slices of time need a length and a value in both lists");
    }
  }
}
