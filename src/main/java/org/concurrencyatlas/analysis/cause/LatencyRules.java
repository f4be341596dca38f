package org.concurrencyatlas.analysis.cause;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.ServicePoint;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.latency.Quantile;
import org.concurrencyatlas.stats.queue.IdealQueue;
import org.concurrencyatlas.verdict.LatencyResult;

/**
 * What accounts for a gap between two quantiles of latency. Each cause is held against a queue in
 * which the two differ in nothing else: the same Poisson arrivals at k servers that take the same
 * time for each request (M/D/k, {@link IdealQueue}). The share is the log of the ratio of the two
 * queues' quantiles over the log of the ratio that was measured.
 */
final class LatencyRules {
  /** What a plain service chooses, as far as its point says. */
  private static final Map<String, String> PLAIN =
      Map.of(ServicePoint.ARRIVALS, ServicePoint.POISSON, ServicePoint.REQUEST, ServicePoint.TIMER);

  /** With one of these above 0 requests are unlike, or come and go by other rules. */
  private static final Set<String> NOT_PLAIN =
      Set.of(
          ServicePoint.PERMITS,
          ServicePoint.LONG_PERCENT,
          ServicePoint.BURST_PERCENT,
          ServicePoint.SHED,
          ServicePoint.GIVE_UP_MICROS,
          ServicePoint.FAIL_PERCENT);

  /** Below a few per cent the share of pinned time is noise. */
  private static final double LEAST_PINNED = 0.05;

  private final Pair pair;
  private final Counters leader;
  private final Counters loser;
  private final Quantile quantile;
  private final double waitNanos;
  private final double perNano;

  private LatencyRules(Pair pair, Quantile quantile) {
    this.pair = pair;
    this.leader = pair.leader().counters();
    this.loser = pair.loser().counters();
    this.quantile = quantile;
    this.waitNanos = 1e3 * pair.point().parameterOrZero(Point.WAIT_MICROS);
    this.perNano =
        pair.loser().result().latency().orElse(LatencyResult.UNKNOWN).askedPerSecond() / 1e9;
  }

  /** What each cause makes of the gap, the most specific first; each is asked for by itself. */
  static Stream<Account> accounts(Pair pair, Quantile quantile) {
    LatencyRules rules = new LatencyRules(pair, quantile);
    return isPlain(pair.point())
        ? Stream.<Supplier<Account>>of(rules::pinned, rules::threads, rules::cpu).map(Supplier::get)
        : Stream.empty();
  }

  /** Whether a service is a queue of equal requests that come as a Poisson process. */
  private static boolean isPlain(Point point) {
    return point.choices().containsKey(ServicePoint.ARRIVALS)
        && point.choices().entrySet().stream()
            .allMatch(each -> each.getValue().equals(PLAIN.get(each.getKey())))
        && NOT_PLAIN.stream().allMatch(name -> point.parameterOrZero(name) == 0);
  }

  /** Carriers are the servers, and are taken for as long as they are pinned. */
  private Account pinned() {
    return loser.pinnedShare() >= LEAST_PINNED
        ? account(
            Cause.PINNED,
            answer(loser.carriers(), leader.cpuNanos() + loser.pinnedNanos(), 0),
            answer(pair.processors(), leader.cpuNanos(), waitNanos))
        : new Account(Cause.PINNED, Double.NaN);
  }

  /** Threads are the servers: a request that waits holds one, one that computes a processor too. */
  private Account threads() {
    double own = loser.places();
    double other = leader.places();
    return own < other
        ? account(Cause.THREADS, served(own), served(other))
        : new Account(Cause.THREADS, Double.NaN);
  }

  private double served(double places) {
    return waitNanos > 0 && Double.isFinite(places)
        ? answer(places, leader.cpuNanos() + waitNanos, 0)
        : answer(Math.min(places, pair.processors()), leader.cpuNanos(), waitNanos);
  }

  /** Processors are the servers, and each contender has its own CPU time for a request. */
  private Account cpu() {
    return account(
        Cause.CPU,
        answer(pair.processors(), loser.cpuNanos(), waitNanos),
        answer(pair.processors(), leader.cpuNanos(), waitNanos));
  }

  private Account account(Cause cause, double with, double without) {
    return new Account(cause, Math.log(with / without) / pair.gap());
  }

  /** The quantile of a queue, nanoseconds; infinite when it does not keep up, NaN when unknown. */
  private double answer(double servers, double serviceNanos, double afterwards) {
    if (!(servers >= 1 && serviceNanos > 0 && perNano > 0)) {
      return Double.NaN;
    }
    double nanos =
        IdealQueue.of((int) servers, serviceNanos, perNano).quantile(quantile.share()) + afterwards;
    return Double.isNaN(nanos) ? Double.POSITIVE_INFINITY : nanos;
  }
}
