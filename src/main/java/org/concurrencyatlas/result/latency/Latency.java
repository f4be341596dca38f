package org.concurrencyatlas.result.latency;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What a fork of a service recorded of the requests that were due while it measured.
 *
 * @param askedPerSecond requests a second that the point asks for
 * @param measuredSeconds how long was measured
 * @param due requests that were due meanwhile
 * @param answered requests that were answered meanwhile, whenever they were due
 * @param missed of those that were due, the ones that were never sent
 * @param response from when a request was due until it was answered; of two kinds the short ones
 * @param lateness from when a request was due, or the model had taken the one before it, until it
 *     was sent: what the generator itself is late
 * @param generatorCpuShare processor time of the generator's thread over the time, 0–1; NaN when
 *     unknown
 * @param losses requests that were due and are no answers; empty when there are none
 * @param longer the same as {@code response} for the long ones of two kinds; empty when there is
 *     one kind
 * @param overload the burst within what was measured; empty when there was none
 * @param overTime how latency went over time; empty in the journal of a version that did not record
 *     it
 */
public record Latency(
    double askedPerSecond,
    double measuredSeconds,
    long due,
    long answered,
    long missed,
    Distribution response,
    Distribution lateness,
    double generatorCpuShare,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Losses> losses,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Distribution> longer,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Overload> overload,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<LatencyOverTime> overTime) {
  /** Below this share of what was due, a service does not keep up. */
  public static final double LEAST_ANSWERED = 0.98;

  /** So many requests may be under way at the end and not at the start, by chance. */
  private static final long CHANCE = 20;

  /** The same with other times of the requests. */
  public Latency responding(Distribution other) {
    return new Latency(
        askedPerSecond,
        measuredSeconds,
        due,
        answered,
        missed,
        other,
        lateness,
        generatorCpuShare,
        losses,
        longer,
        overload,
        overTime);
  }

  /** What was due and is no answer. */
  public Losses lost() {
    return losses.orElse(Losses.NONE);
  }

  /** Requests that were sent and of which nothing was heard when the fork was ended. */
  public long unanswered() {
    long heard = response.count() + longer.map(Distribution::count).orElse(0L);
    return due - missed - lost().all() - heard;
  }

  /** Answers over requests, while it was measured. */
  public double answeredShare() {
    return (double) answered / due;
  }

  /**
   * Whether the service did not keep up: its queue grew as long as it was asked, so that its
   * latency tells how long that was and nothing else. What it sheds it is not to answer; what was
   * given up is what it did not answer in time.
   */
  public boolean saturated() {
    return missed > 0
        || unanswered() > 0
        || due - lost().intended() - answered > Math.max(CHANCE, (1 - LEAST_ANSWERED) * due);
  }

  /** All figures, to see whether they can be. */
  public DoubleStream figures() {
    return DoubleStream.concat(ofAll(), overload.stream().flatMapToDouble(Overload::figures));
  }

  private DoubleStream ofAll() {
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
        generatorCpuShare,
        (double) lost().all());
  }
}
