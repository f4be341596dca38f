package org.concurrencyatlas.analysis.cause;

import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;

/**
 * What accounts for a gap in throughput. Where computing bounds a contender, the time of a task
 * goes with what is computed for it: the share of a cause is ln of the ratio that it alone would
 * make, over ln of the ratio that was measured. Where waiting bounds it, what is computed is the
 * least time that a task takes. All processors together have P·T of time for it, T being the time
 * of a batch over its tasks: what they were idle longer is a share of P·ΔT.
 */
final class ThroughputRules {
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
    double cpu = cpu();
    double threads = Math.min(idle, threads());
    // more threads would hardly help what computes for so long
    double fewThreads = cpu > threads ? Double.NaN : threads;
    return Stream.of(
        new Account(Cause.COLLECTOR, collector()),
        new Account(Cause.PINNED, Math.min(idle, pinned())),
        new Account(Cause.THREADS, fewThreads),
        new Account(Cause.GLOBAL_LOCK, oneThread(Trait.GLOBAL_LOCK)),
        new Account(Cause.ONE_THREAD, oneThread(Trait.ONE_THREAD)),
        new Account(Cause.SERVER_CPU, serverCpu()),
        new Account(Cause.CPU, cpu),
        new Account(Cause.IDLE, loser.threadsLimit() ? Double.NaN : idle));
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
    double own = Math.min(most, loser.places());
    double other = Math.min(most, leader.places());
    return own < other ? ofGap(other, own) : Double.NaN;
  }

  /** That one thread computes at a time, for the reason that a trait gives. */
  private double oneThread(Trait reason) {
    double busy = loser.busy();
    return pair.loser().is(reason) && Counters.isOneThread(busy)
        ? ofGap(pair.processors(), busy)
        : Double.NaN;
  }

  /** The leader with the loser's server, if that computes more by more than the loser does. */
  private double serverCpu() {
    double more = loser.serverCpuNanos() - leader.serverCpuNanos();
    return more > loser.cpuNanos() - leader.cpuNanos()
        ? ofComputing(leader.cpuNanos() + loser.serverCpuNanos())
        : Double.NaN;
  }

  /** The leader with what the loser computes; the server bounds nobody whose own threads do. */
  private double cpu() {
    double ownThreads =
        loser.threadsLimit()
            ? ofGap(loser.cpuNanos(), leader.cpuNanos())
            : ofGap(loser.cpuNanos() / loser.usable(), leader.nanosPerTask());
    return Math.max(ownThreads, ofComputing(loser.cpuNanos() + leader.serverCpuNanos()));
  }

  /**
   * Where the processors limit, time goes with what both ends compute. Elsewhere that is the least
   * time that a task takes: only what is longer than the leader's whole task counts.
   */
  private double ofComputing(double bothEnds) {
    if (Double.isNaN(loser.busy()) || Double.isNaN(leader.busy())) {
      return Double.NaN;
    }
    return loser.processorsLimit()
        ? ofGap(bothEnds, bothEnds(leader))
        : ofGap(bothEnds / pair.processors(), leader.nanosPerTask());
  }

  private static double bothEnds(Counters counters) {
    return counters.cpuNanos() + counters.serverCpuNanos();
  }

  /** What a ratio that alone is unlike makes of the gap. */
  private double ofGap(double more, double less) {
    return Math.log(more / less) / pair.gap();
  }
}
