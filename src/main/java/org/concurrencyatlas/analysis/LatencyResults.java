package org.concurrencyatlas.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.result.latency.Quantile;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.verdict.LatencyResult;

/** What the forks of a contender say of its latency: each is one observation of a quantile. */
final class LatencyResults {
  private static final double CONFIDENCE = 0.95;

  private LatencyResults() {}

  /** The latency of a contender; empty when it was no service. */
  static Optional<LatencyResult> of(List<ForkResult> usable) {
    List<Latency> forks = usable.stream().flatMap(fork -> fork.latency().stream()).toList();
    return forks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LatencyResult(
                over(forks, Quantile.P50),
                over(forks, Quantile.P99),
                over(forks, Quantile.P999),
                median(forks, each -> each.lateness().p50Nanos()),
                median(forks, each -> each.lateness().p99Nanos()),
                median(forks, Latency::askedPerSecond),
                median(forks, Latency::generatorCpuShare),
                LoadResults.of(forks)));
  }

  /** exp(x̄ ± t·s/√n) of the logs; a fork without the quantile leaves it unknown. */
  private static Interval over(List<Latency> forks, Quantile quantile) {
    double[] logs =
        forks.stream().mapToDouble(each -> Math.log(each.response().at(quantile))).toArray();
    return Moments.of(logs).interval(CONFIDENCE).exp();
  }

  private static double median(List<Latency> forks, ToDoubleFunction<Latency> figure) {
    return Moments.median(forks.stream().mapToDouble(figure).filter(Double::isFinite).toArray());
  }
}
