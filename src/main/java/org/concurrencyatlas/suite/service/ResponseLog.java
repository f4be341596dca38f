package org.concurrencyatlas.suite.service;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.concurrencyatlas.result.latency.Distribution;

/**
 * What became of the requests that were due while it was measured. A request counts by when it was
 * due, not by when it was answered: otherwise the latest answers would be missing at the end.
 */
final class ResponseLog {
  private final List<Window> windows = new CopyOnWriteArrayList<>();
  private final ConcurrentHistogram responses =
      new ConcurrentHistogram(1, Distribution.HIGHEST_NANOS, Distribution.RECORDED_DIGITS);
  private final Histogram lateness =
      new Histogram(1, Distribution.HIGHEST_NANOS, Distribution.RECORDED_DIGITS);
  private final AtomicLong open = new AtomicLong();
  private final LongAdder answeredMeanwhile = new LongAdder();
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

  /** The generator sends a request; returns whether it counts. Called by one thread. */
  boolean sent(long dueAt, long late) {
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
    if (counts(dueAt)) {
      due++;
      missed++;
    }
  }

  /** A request was answered, whether it counts or not. */
  void answered(long dueAt, boolean counts, long now) {
    if (measuring) {
      answeredMeanwhile.increment();
    }
    if (counts) {
      responses.recordValue(Math.clamp(now - dueAt, 0, Distribution.HIGHEST_NANOS));
      open.decrementAndGet();
    }
  }

  /** Requests that count and are not answered yet. */
  long open() {
    return open.get();
  }

  long due() {
    return due;
  }

  long missed() {
    return missed;
  }

  long answeredMeanwhile() {
    return answeredMeanwhile.sum();
  }

  Distribution responses() {
    return Distribution.of(responses);
  }

  Distribution lateness() {
    return Distribution.of(lateness);
  }

  /** How long was measured, nanoseconds. */
  long measuredNanos() {
    return windows.stream().mapToLong(window -> window.to - window.from).sum();
  }

  /** Mostly it is the last one. */
  private boolean counts(long time) {
    for (Window window : windows.reversed()) {
      if (window.from <= time) {
        return window.holds(time);
      }
    }
    return false;
  }
}
