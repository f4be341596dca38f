package org.concurrencyatlas.suite.service;

import org.concurrencyatlas.workload.service.Arrivals;

/**
 * When requests are due by a clock. During a burst they come faster: its time passes several times
 * as fast for the arrivals, so that a Poisson process stays one.
 */
final class Schedule {
  private final Arrivals arrivals;
  private final double factor;
  private volatile long from = Long.MAX_VALUE;
  private volatile long to = Long.MAX_VALUE;
  private long arrived;
  private long due;

  /**
   * Of arrivals.
   *
   * @param factor how many times as fast they come in a burst
   */
  Schedule(Arrivals arrivals, double factor) {
    this.arrivals = arrivals;
    this.factor = factor;
  }

  /** The arrivals begin. Called by the thread that asks for them. */
  void start(long now) {
    due = now;
  }

  /** They come faster between two times, of which the first one is still to come. */
  void burst(long begin, long end) {
    to = end;
    from = begin;
  }

  /** When the next request is due. */
  long next() {
    long next = arrivals.nextNanos();
    due = after(due, next - arrived);
    arrived = next;
    return due;
  }

  private long after(long time, long distance) {
    long begin = from;
    if (begin == Long.MAX_VALUE || distance <= begin - time) {
      return time + distance;
    }
    long start = Math.max(time, begin);
    long left = distance - (start - time);
    long end = to;
    if (start >= end) {
      return start + left;
    }
    long inBurst = Math.round(left / factor);
    return inBurst <= end - start
        ? start + inBurst
        : end + left - Math.round((end - start) * factor);
  }
}
