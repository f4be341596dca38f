package org.concurrencyatlas.result.latency;

import java.util.Optional;

/** Latencies of one kind of request, which the service is to answer, at one rate. */
public final class Latencies {
  private Latencies() {}

  /** Does not tell how latency went over time. */
  public static Latency of(
      double askedPerSecond,
      double measuredSeconds,
      long due,
      long answered,
      long missed,
      Distribution response,
      Distribution lateness,
      double generatorCpuShare) {
    return new Latency(
        askedPerSecond,
        measuredSeconds,
        due,
        answered,
        missed,
        response,
        lateness,
        generatorCpuShare,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with how latency went over time. */
  public static Latency over(LatencyOverTime slices, Latency latency) {
    return new Latency(
        latency.askedPerSecond(),
        latency.measuredSeconds(),
        latency.due(),
        latency.answered(),
        latency.missed(),
        latency.response(),
        latency.lateness(),
        latency.generatorCpuShare(),
        latency.losses(),
        latency.longer(),
        latency.overload(),
        Optional.of(slices));
  }
}
