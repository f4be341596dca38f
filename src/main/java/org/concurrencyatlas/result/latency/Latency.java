package org.concurrencyatlas.result.latency;

import java.util.stream.DoubleStream;

/**
 * What a fork of a service tells of the requests that were due while it measured.
 *
 * @param askedPerSecond requests a second that the point asks for
 * @param measuredSeconds how long was measured
 * @param due requests that were due meanwhile
 * @param answered requests that were answered meanwhile, whenever they were due
 * @param missed of those that were due, the ones that were never sent
 * @param response from when a request was due until it was answered
 * @param lateness from when a request was due, or the model had taken the one before it, until it
 *     was sent: what the generator itself is late
 * @param generatorCpuShare processor time of the generator's thread over the time, 0–1; NaN when
 *     unknown
 */
public record Latency(
    double askedPerSecond,
    double measuredSeconds,
    long due,
    long answered,
    long missed,
    Distribution response,
    Distribution lateness,
    double generatorCpuShare) {
  /** Below this share of what was due, a service does not keep up. */
  public static final double LEAST_ANSWERED = 0.98;

  /** So many requests may be under way at the end and not at the start, by chance. */
  private static final long CHANCE = 20;

  /** Requests that were sent and had no answer when the fork was ended. */
  public long unanswered() {
    return due - missed - response.count();
  }

  /** Answers over requests, while it was measured. */
  public double answeredShare() {
    return (double) answered / due;
  }

  /**
   * Whether the service did not keep up: its queue grew as long as it was asked, so that its
   * latency tells how long that was and nothing else.
   */
  public boolean saturated() {
    return missed > 0
        || unanswered() > 0
        || due - answered > Math.max(CHANCE, (1 - LEAST_ANSWERED) * due);
  }

  /** All figures, to see whether they can be. */
  public DoubleStream figures() {
    return DoubleStream.of(
        askedPerSecond,
        measuredSeconds,
        (double) due,
        (double) answered,
        (double) missed,
        response.p50Nanos(),
        response.p99Nanos(),
        response.p999Nanos(),
        lateness.p99Nanos(),
        generatorCpuShare);
  }
}
