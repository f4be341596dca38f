package org.concurrencyatlas.suite.service;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.concurrencyatlas.result.latency.Distribution;
import org.concurrencyatlas.result.latency.LatencyOverTime;

/**
 * Latencies by when their requests were due: a small histogram for each slice of time. It has only
 * as many slices as a chart can show and a journal should hold. Any thread may add.
 */
final class SliceLog {
  private static final long SLICE_MILLIS = 250;
  private static final int MOST_SLICES = 40;

  /** Some kilobytes a slice. */
  private static final int DIGITS = 1;

  private final SortedMap<Long, ConcurrentHistogram> slices = new ConcurrentSkipListMap<>();
  private volatile long origin = Long.MAX_VALUE;

  /** Time begins when this is called first. Called by one thread, before anything is added. */
  void begin(long now) {
    origin = Math.min(origin, now);
  }

  void add(long dueAt, long nanos) {
    long slice = (dueAt - origin) / (SLICE_MILLIS * 1_000_000);
    ConcurrentHistogram times = slices.get(slice);
    if (times == null) {
      times =
          slices.computeIfAbsent(
              slice, _ -> new ConcurrentHistogram(1, Distribution.HIGHEST_NANOS, DIGITS));
    }
    times.recordValue(nanos);
  }

  /** All slices; over a long time several are merged into one. */
  LatencyOverTime overTime() {
    long count = slices.isEmpty() ? 0 : slices.lastKey() + 1;
    long together = Math.max(1, Math.ceilDiv(count, MOST_SLICES));
    List<Long> p50 = new ArrayList<>();
    List<Long> p99 = new ArrayList<>();
    for (long first = 0; first < count; first += together) {
      Histogram times = new Histogram(1, Distribution.HIGHEST_NANOS, DIGITS);
      slices.subMap(first, first + together).values().forEach(times::add);
      p50.add(micros(times, 50));
      p99.add(micros(times, 99));
    }
    return new LatencyOverTime(together * SLICE_MILLIS, p50, p99);
  }

  private static long micros(Histogram times, double percentile) {
    return times.getTotalCount() == 0
        ? LatencyOverTime.NONE
        : times.getValueAtPercentile(percentile) / 1_000;
  }
}
