package org.concurrencyatlas.analysis.cause;

import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;

/**
 * What accounts for a gap in throughput. All processors together have P·T of time for a task, T
 * being the time of a batch over its tasks: what its own processes computed, what the server
 * computed, and the rest, in which they were idle. So the difference of two contenders, P·ΔT, is a
 * sum of three differences, and each is a share of it.
 */
final class ThroughputRules {
  /** With so much of the processors in use, computing bounds a contender. */
  private static final double BOUND = 0.75;

  /** A runtime whose lock bounds it keeps about one processor busy. */
  private static final double LOCKED_FROM = 0.75;

  private static final double LOCKED_UP_TO = 1.25;

  private final Pair pair;
  private final Counters leader;
  private final Counters loser;

  private ThroughputRules(Pair pair) {
    this.pair = pair;
    this.leader = pair.leader().counters();
    this.loser = pair.loser().counters();
  }

  /** What each cause makes of the gap, the most specific first. */
  static Stream<Account> accounts(Pair pair) {
    ThroughputRules rules = new ThroughputRules(pair);
    return rules.longer() > 0 ? rules.all() : Stream.empty();
  }

  private Stream<Account> all() {
    double idle = part(loser.idleNanos() - leader.idleNanos());
    return Stream.of(
        new Account(Cause.COLLECTOR, collector()),
        new Account(Cause.PINNED, Math.min(idle, pinned())),
        new Account(Cause.THREADS, Math.min(idle, threads())),
        new Account(Cause.GLOBAL_LOCK, globalLock()),
        new Account(
            Cause.SERVER_CPU, ifBound(part(loser.serverCpuNanos() - leader.serverCpuNanos()))),
        new Account(Cause.CPU, ifBound(part(loser.cpuNanos() - leader.cpuNanos()))),
        new Account(Cause.IDLE, idle));
  }

  /** ΔT, nanoseconds. */
  private double longer() {
    return loser.nanosPerTask() - leader.nanosPerTask();
  }

  /** What some time of processors for a task is of P·ΔT. */
  private double part(double processorNanos) {
    return processorNanos / (pair.processors() * longer());
  }

  /** While a collector works that stops all threads, no processor works for a task. */
  private double collector() {
    return pair.loser().pauses()
        ? (loser.collectorNanos() - leader.collectorNanos()) / longer()
        : Double.NaN;
  }

  /** Carriers beyond the processors stand in for those that are pinned. */
  private double pinned() {
    return part(pinnedProcessorNanos(loser) - pinnedProcessorNanos(leader));
  }

  private double pinnedProcessorNanos(Counters counters) {
    return counters.carriers() == 0
        ? 0
        : counters.pinnedNanos() * Math.min(1, pair.processors() / counters.carriers());
  }

  /** Little's law: tasks that take as long come out in the ratio of how many are under way. */
  private double threads() {
    double most = Pair.inFlight(pair.point());
    double own = Math.min(most, pair.loser().places());
    double other = Math.min(most, pair.leader().places());
    return own < other ? Math.log(other / own) / pair.gap() : Double.NaN;
  }

  private double globalLock() {
    double busy = loser.busy();
    return pair.loser().is(Trait.GLOBAL_LOCK) && busy >= LOCKED_FROM && busy <= LOCKED_UP_TO
        ? Math.log(pair.processors() / busy) / pair.gap()
        : Double.NaN;
  }

  /** Where processors have time to spare, what is computed does not bound. */
  private double ifBound(double share) {
    return loser.busy() >= BOUND * pair.processors() ? share : Double.NaN;
  }
}
