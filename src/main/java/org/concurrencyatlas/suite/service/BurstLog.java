package org.concurrencyatlas.suite.service;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import org.concurrencyatlas.result.latency.Overload;

/** What became of the requests of a burst, and of those after it. */
final class BurstLog {
  private static final long WINDOW_NANOS = 1_000_000 * Overload.WINDOW_MILLIS;

  private final long from;
  private final long to;
  private final long boundNanos;
  private final AtomicIntegerArray dueAfter;
  private final AtomicIntegerArray withinAfter;
  private final LongAdder due = new LongAdder();
  private final LongAdder answered = new LongAdder();

  /**
   * For a burst between two times.
   *
   * @param boundNanos the latency within which it is over
   * @param afterNanos how long is looked at what comes after it
   */
  BurstLog(long from, long to, long boundNanos, long afterNanos) {
    this.from = from;
    this.to = to;
    this.boundNanos = boundNanos;
    int windows = Math.toIntExact(Math.max(0, afterNanos / WINDOW_NANOS));
    this.dueAfter = new AtomicIntegerArray(windows);
    this.withinAfter = new AtomicIntegerArray(windows);
  }

  /**
   * A request was due, whether it was sent or not.
   *
   * @param bounded whether the bound is for such a request
   */
  void due(long dueAt, boolean bounded) {
    if (isIn(dueAt)) {
      due.increment();
    }
    int window = window(dueAt);
    if (bounded && window >= 0) {
      dueAfter.incrementAndGet(window);
    }
  }

  /**
   * A request has ended as it should.
   *
   * @param answer whether by an answer
   * @param bounded whether the bound is for such a request
   */
  void ended(long dueAt, long now, boolean answer, boolean bounded) {
    if (answer && isIn(now)) {
      answered.increment();
    }
    int window = window(dueAt);
    if (bounded && window >= 0 && now - dueAt <= boundNanos) {
      withinAfter.incrementAndGet(window);
    }
  }

  /** What the service made of the burst. */
  Overload overload() {
    double seconds = (to - from) / 1e9;
    return new Overload(
        seconds, due.sum() / seconds, answered.sum() / seconds, boundNanos, recoverySeconds());
  }

  private double recoverySeconds() {
    for (int i = 0; i < dueAfter.length(); i++) {
      int asked = dueAfter.get(i);
      if (asked > 0 && withinAfter.get(i) >= Overload.LEAST_WITHIN * asked) {
        return i * WINDOW_NANOS / 1e9;
      }
    }
    return Double.NaN;
  }

  private boolean isIn(long time) {
    return from <= time && time < to;
  }

  /** Below 0 for a time that is looked at no further. */
  private int window(long dueAt) {
    long window = Math.floorDiv(dueAt - to, WINDOW_NANOS);
    return window < dueAfter.length() ? (int) Math.max(-1, window) : -1;
  }
}
