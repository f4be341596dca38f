package org.concurrencyatlas.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concurrencyatlas.inference.CellForks;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.verdict.Lasting;

/**
 * Whether the leader's lead over the next changes inside the forks. Contenders warm up by different
 * amounts, so that a lead of the first seconds may be one of warming up sooner. In a fork that is
 * measured for one second only, a lead that takes ten seconds to vanish looks steady: in
 * simulations up to nine in ten such leads do ({@code docs/simulation.md}). So a lead is called
 * steady only if its forks were measured up to an age of at least five seconds.
 */
final class LeadStability {
  static final Lasting UNKNOWN =
      new Lasting(Lasting.State.NOT_CHECKED, Interval.unbounded(Double.NaN), Optional.empty());

  private static final double CONFIDENCE = 0.95;
  private static final double LEAST_AGE_NANOS = 5e9;

  /**
   * A lead that vanishes while the JVMs warm up is noticed if its time constant is at most this.
   */
  private static final double TIME_CONSTANT_NANOS = 15e9;

  private LeadStability() {}

  /**
   * The differential drift: for each block the change of the leader's log throughput from the first
   * half of a fork to the second, less that of the next; a t interval over the blocks.
   *
   * @param leader its position in the cell
   * @param next the position of the best of the others
   * @param margin ln(1 + ε)
   * @param lead the leader's log ratio to the next where it is claimed to be ahead; 0 where nothing
   *     but ε is claimed
   */
  static Lasting of(CellForks forks, int leader, int next, double margin, double lead) {
    Interval change =
        Moments.of(changes(forks.usable(leader), forks.usable(next))).interval(CONFIDENCE);
    boolean old = forks.usable(leader).stream().allMatch(LeadStability::isOld);
    double most = lead > 0 ? Math.min(margin / 2, warmingAway(forks, leader) * lead) : margin / 2;
    return new Lasting(state(change, margin / 2, most, old), change.exp(), Optional.empty());
  }

  /** The share of a warm-up lead that is lost from one half of a fork to the other. */
  private static double warmingAway(CellForks forks, int leader) {
    double half =
        forks.usable(leader).stream().mapToDouble(LeadStability::measured).average().orElse(0) / 2;
    return -Math.expm1(-half / TIME_CONSTANT_NANOS);
  }

  /** Steady where the lead cannot shrink by {@code most}, nor anything change by {@code margin}. */
  private static Lasting.State state(Interval change, double margin, double most, boolean old) {
    if (old && -most < change.low() && change.high() < margin) {
      return Lasting.State.STEADY;
    }
    return change.high() < -margin ? Lasting.State.TRANSIENT : Lasting.State.NOT_CHECKED;
  }

  private static boolean isOld(ForkResult fork) {
    return 1e6 * fork.warmupMillis() + measured(fork) >= LEAST_AGE_NANOS;
  }

  private static double measured(ForkResult fork) {
    return fork.iterations().stream().mapToDouble(Iteration::nanos).sum();
  }

  private static double[] changes(List<ForkResult> leader, List<ForkResult> next) {
    Map<Integer, Double> drifts = new HashMap<>();
    next.stream()
        .filter(fork -> fork.iterations().size() > 1)
        .forEach(fork -> drifts.put(fork.block(), ForkShape.drift(fork)));
    return leader.stream()
        .filter(fork -> fork.iterations().size() > 1 && drifts.containsKey(fork.block()))
        .mapToDouble(fork -> drifts.getOrDefault(fork.block(), 0.0) - ForkShape.drift(fork))
        .toArray();
  }
}
