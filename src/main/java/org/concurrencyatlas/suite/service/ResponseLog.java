package org.concurrencyatlas.suite.service;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.concurrencyatlas.result.latency.Distribution;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.result.latency.Losses;
import org.jspecify.annotations.Nullable;

/**
 * What became of the requests that were due while it was measured. A request counts by when it was
 * due, not by when it was answered: otherwise the latest answers would be missing at the end.
 */
final class ResponseLog {
  private final List<Window> windows = new CopyOnWriteArrayList<>();
  private final ConcurrentHistogram responses =
      new ConcurrentHistogram(1, Distribution.HIGHEST_NANOS, Distribution.RECORDED_DIGITS);
  private final ConcurrentHistogram longer =
      new ConcurrentHistogram(1, Distribution.HIGHEST_NANOS, Distribution.RECORDED_DIGITS);
  private final Histogram lateness =
      new Histogram(1, Distribution.HIGHEST_NANOS, Distribution.RECORDED_DIGITS);
  private final SliceLog slices = new SliceLog();
  private final AtomicLong open = new AtomicLong();
  private final LongAdder answeredMeanwhile = new LongAdder();
  private final LongAdder shed = new LongAdder();
  private final LongAdder givenUp = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private volatile @Nullable BurstLog burst;
  private volatile boolean measuring;
  private volatile long end = Long.MIN_VALUE;
  private long due;
  private long missed;

  /** A stretch of time that is measured; the last one has no end yet. */
  private static final class Window {
    private final long from;
    private volatile long to = Long.MAX_VALUE;

    Window(long from) {
      this.from = from;
    }

    boolean holds(long time) {
      return from <= time && time < to;
    }
  }

  /** What is due from now on counts. */
  void begin(long now) {
    slices.begin(now);
    windows.add(new Window(now));
    end = Long.MAX_VALUE;
    measuring = true;
  }

  /** What is due from now on does not count. */
  void end(long now) {
    measuring = false;
    windows.getLast().to = now;
    end = now;
  }

  /** Whether what is due at a time, or later, may still count. */
  boolean wants(long time) {
    return time < end;
  }

  /** A burst is to come. */
  void expect(BurstLog next) {
    burst = next;
  }

  /** The generator sends a request; returns whether it counts. Called by one thread. */
  boolean sent(long dueAt, long late, boolean isLonger) {
    due(dueAt, !isLonger);
    if (!counts(dueAt)) {
      return false;
    }
    due++;
    lateness.recordValue(Math.clamp(late, 0, Distribution.HIGHEST_NANOS));
    open.incrementAndGet();
    return true;
  }

  /** A request was due and is not sent. Called by the thread that sends. */
  void missed(long dueAt) {
    due(dueAt, true);
    if (counts(dueAt)) {
      due++;
      missed++;
    }
  }

  /** A request was due and is refused. Called by the thread that sends. */
  void shed(long dueAt) {
    due(dueAt, true);
    if (counts(dueAt)) {
      due++;
      shed.increment();
    }
  }

  /** A request was answered, whether it counts or not. */
  void answered(long dueAt, boolean counts, boolean isLonger, long now) {
    if (measuring) {
      answeredMeanwhile.increment();
    }
    ended(dueAt, now, true, !isLonger);
    if (counts) {
      long nanos = Math.clamp(now - dueAt, 0, Distribution.HIGHEST_NANOS);
      (isLonger ? longer : responses).recordValue(nanos);
      if (!isLonger) {
        slices.add(dueAt, nanos);
      }
      open.decrementAndGet();
    }
  }

  /** A request failed as it should. */
  void failed(long dueAt, boolean counts, boolean isLonger, long now) {
    ended(dueAt, now, false, !isLonger);
    if (counts) {
      failed.increment();
      open.decrementAndGet();
    }
  }

  /** A request was not answered in time. */
  void givenUp(boolean counts) {
    if (counts) {
      givenUp.increment();
      open.decrementAndGet();
    }
  }

  private void due(long dueAt, boolean bounded) {
    BurstLog watched = burst;
    if (watched != null) {
      watched.due(dueAt, bounded);
    }
  }

  private void ended(long dueAt, long now, boolean answer, boolean bounded) {
    BurstLog watched = burst;
    if (watched != null) {
      watched.ended(dueAt, now, answer, bounded);
    }
  }

  /** Requests that count and are not answered yet. */
  long open() {
    return open.get();
  }

  /** Requests of which nothing more is to come: answered while it was measured, or lost. */
  long settled() {
    return answeredMeanwhile.sum() + shed.sum() + givenUp.sum() + failed.sum();
  }

  /**
   * The latencies of all that was due while it was measured.
   *
   * @param askedPerSecond requests a second in the mean
   * @param generatorCpuShare share of a processor that sending them took
   */
  Latency latency(double askedPerSecond, double generatorCpuShare) {
    Losses losses = new Losses(shed.sum(), givenUp.sum(), failed.sum());
    return new Latency(
        askedPerSecond,
        measuredNanos() / 1e9,
        due,
        answeredMeanwhile.sum(),
        missed,
        Distribution.of(responses),
        Distribution.of(lateness),
        generatorCpuShare,
        losses.all() == 0 ? Optional.empty() : Optional.of(losses),
        longer.getTotalCount() == 0 ? Optional.empty() : Optional.of(Distribution.of(longer)),
        Optional.ofNullable(burst).map(BurstLog::overload),
        Optional.of(slices.overTime()));
  }

  /** How long was measured, nanoseconds. */
  long measuredNanos() {
    return windows.stream().mapToLong(window -> window.to - window.from).sum();
  }

  /** Nearly always the last window decides, so the search begins there. */
  private boolean counts(long time) {
    for (Window window : windows.reversed()) {
      if (window.from <= time) {
        return window.holds(time);
      }
    }
    return false;
  }
}
