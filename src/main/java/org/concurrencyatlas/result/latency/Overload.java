package org.concurrencyatlas.result.latency;

import java.util.stream.DoubleStream;

/**
 * A burst of requests within what a fork measured.
 *
 * @param seconds how long it was
 * @param duePerSecond requests a second that were due in it
 * @param answeredPerSecond requests a second that were answered in it, whenever they were due
 * @param boundNanos the latency within which a burst is over
 * @param recoverySeconds from its end until the first {@value #WINDOW_MILLIS} ms of which at least
 *     nine of ten requests were answered within the bound; NaN when that was not before the end of
 *     what was measured
 */
public record Overload(
    double seconds,
    double duePerSecond,
    double answeredPerSecond,
    double boundNanos,
    double recoverySeconds) {
  /** How finely the time after a burst is looked at. */
  public static final long WINDOW_MILLIS = 50;

  /** So many of the requests of such a time must be answered within the bound. */
  public static final double LEAST_WITHIN = 0.9;

  /** Whether it was over before the fork ended. */
  public boolean recovered() {
    return !Double.isNaN(recoverySeconds);
  }

  DoubleStream figures() {
    return DoubleStream.of(seconds, duePerSecond, answeredPerSecond, boundNanos, recoverySeconds);
  }
}
