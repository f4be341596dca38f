package org.concurrencyatlas.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.concurrencyatlas.result.latency.Distribution;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.result.latency.Losses;
import org.concurrencyatlas.result.latency.Overload;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.verdict.LoadResult;

/** What the forks of a contender tell of its requests besides their latency. */
final class LoadResults {
  private static final double CONFIDENCE = 0.95;

  private LoadResults() {}

  /** Empty where every request was of one kind and answered, at one rate. */
  static Optional<LoadResult> of(List<Latency> forks) {
    LoadResult result =
        new LoadResult(
            share(forks, Losses::shed),
            share(forks, Losses::givenUp),
            share(forks, Losses::failed),
            longer(forks),
            burst(forks.stream().flatMap(each -> each.overload().stream()).toList()));
    return result.isAny() ? Optional.of(result) : Optional.empty();
  }

  private static double share(List<Latency> forks, ToDoubleFunction<Losses> lost) {
    return median(
        forks.stream().mapToDouble(each -> lost.applyAsDouble(each.lost()) / each.due()).toArray());
  }

  private static Optional<Interval> longer(List<Latency> forks) {
    List<Distribution> times = forks.stream().flatMap(each -> each.longer().stream()).toList();
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(interval(times.stream().mapToDouble(Distribution::p50Nanos).toArray()));
  }

  private static Optional<LoadResult.Burst> burst(List<Overload> forks) {
    if (forks.isEmpty()) {
      return Optional.empty();
    }
    double[] recovered =
        forks.stream().filter(Overload::recovered).mapToDouble(Overload::recoverySeconds).toArray();
    return Optional.of(
        new LoadResult.Burst(
            forks.getFirst().seconds(),
            median(forks.stream().mapToDouble(Overload::duePerSecond).toArray()),
            interval(forks.stream().mapToDouble(Overload::answeredPerSecond).toArray()),
            forks.getFirst().boundNanos(),
            recovered.length == 0 ? Double.NaN : median(recovered),
            recovered.length,
            forks.size()));
  }

  /** exp(x̄ ± t·s/√n) of the logs. */
  private static Interval interval(double[] values) {
    double[] logs = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      logs[i] = Math.log(values[i]);
    }
    return Moments.of(logs).interval(CONFIDENCE).exp();
  }

  private static double median(double[] values) {
    return Moments.median(values);
  }
}
