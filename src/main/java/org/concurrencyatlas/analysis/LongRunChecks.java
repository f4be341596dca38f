package org.concurrencyatlas.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.LongRunCheck;
import org.concurrencyatlas.verdict.LongRunCheck.Finding;

/** Whether the long forks of a cell show at their end what is claimed of it. */
final class LongRunChecks {
  /** The last sixth of a long fork counts: 50–60 s of a minute. */
  private static final double LATE_SHARE = 1.0 / 6;

  /** Each side of an interval errs with 5 %. */
  private static final double CONFIDENCE = 0.9;

  private final RunPlan plan;
  private final double margin;
  private final Map<Point, List<ForkResult>> longForks;

  LongRunChecks(RunPlan plan, List<ForkResult> forks) {
    this.plan = plan;
    this.margin = Math.log1p(plan.epsilon());
    this.longForks =
        forks.stream()
            .filter(fork -> fork.role() == Role.SENTINEL && fork.outcome().ok())
            .collect(Collectors.groupingBy(ForkResult::point));
  }

  /**
   * Checks what is claimed of the cell's leader.
   *
   * @param leastLead the log ratio that a win claims to exceed
   * @return empty when nothing is claimed, or there are fewer than three blocks of long forks
   */
  Optional<LongRunCheck> of(CellInference cell, Decision decision, double leastLead) {
    if (decision == Decision.INCONCLUSIVE) {
      return Optional.empty();
    }
    return cell.leader()
        .flatMap(leader ->
            cell.closestRival().flatMap(rival -> of(cell, leader, rival, decision, leastLead)));
  }

  private Optional<LongRunCheck> of(
      CellInference cell, int leader, int rival, Decision decision, double leastLead) {
    List<Contender> names = cell.cell().contenders();
    List<ForkResult> forks = longForks.getOrDefault(cell.cell().point(), List.of());
    Moments late = differences(forks, names.get(leader), names.get(rival), LongRunChecks::late);
    if (late.n() < Moments.LEAST_FOR_INTERVAL) {
      return Optional.empty();
    }
    Interval ratio = late.interval(CONFIDENCE);
    Interval change =
        differences(forks, names.get(leader), names.get(rival), fork -> late(fork) - early(fork))
            .interval(CONFIDENCE);
    return Optional.of(
        new LongRunCheck(
            names.get(rival),
            late.n(),
            ratio.exp(),
            change.exp(),
            finding(decision, leastLead, ratio, change)));
  }

  private Finding finding(Decision decision, double leastLead, Interval ratio, Interval change) {
    boolean shrinks = change.high() < -margin / 2;
    return switch (decision) {
      case WIN_CERTIFIED, WIN_PROVISIONAL ->
          finding(ratio.low() > leastLead, ratio.high() <= 0 || shrinks);
      case TIE ->
          finding(
              -margin < ratio.low() && ratio.high() < margin,
              ratio.high() < -margin || margin < ratio.low());
      case EPSILON_BEST -> finding(ratio.low() > -margin, ratio.high() < -margin);
      case INCONCLUSIVE -> Finding.OPEN;
    };
  }

  private static Finding finding(boolean confirmed, boolean refuted) {
    return confirmed ? Finding.CONFIRMED : refuted ? Finding.REFUTED : Finding.OPEN;
  }

  /** A figure of the leader's long forks less that of the rival's, over the blocks of both. */
  private static Moments differences(
      List<ForkResult> forks, Contender leader, Contender rival, ToDoubleFunction<ForkResult> of) {
    Map<Integer, Double> rivals = byBlock(forks, rival, of);
    return Moments.of(
        byBlock(forks, leader, of).entrySet().stream()
            .filter(each -> rivals.containsKey(each.getKey()))
            .mapToDouble(each -> each.getValue() - rivals.getOrDefault(each.getKey(), 0.0))
            .toArray());
  }

  /** Of a fork that was repeated, the last attempt counts. */
  private static Map<Integer, Double> byBlock(
      List<ForkResult> forks, Contender contender, ToDoubleFunction<ForkResult> of) {
    Map<Integer, Double> byBlock = new HashMap<>();
    forks.stream()
        .filter(
            fork -> fork.contender().equals(contender) && Double.isFinite(of.applyAsDouble(fork)))
        .forEach(fork -> byBlock.put(fork.block(), of.applyAsDouble(fork)));
    return byBlock;
  }

  /** The log rate over the iterations that begin in the last sixth of the fork, warm-up counted. */
  private static double late(ForkResult fork) {
    double nanos = 1e6 * fork.warmupMillis();
    double all = nanos + fork.iterations().stream().mapToDouble(Iteration::nanos).sum();
    int first = 0;
    while (first < fork.iterations().size() && nanos < all * (1 - LATE_SHARE)) {
      nanos += fork.iterations().get(first++).nanos();
    }
    return rate(fork.iterations().subList(first, fork.iterations().size()));
  }

  /** The log rate over the iterations that a short fork of the run has. */
  private double early(ForkResult fork) {
    int measured = Math.min(plan.protocol().iterations(), fork.iterations().size());
    return rate(fork.iterations().subList(0, measured));
  }

  private static double rate(List<Iteration> iterations) {
    double batches = iterations.stream().mapToLong(Iteration::batches).sum();
    return Math.log(batches / iterations.stream().mapToDouble(Iteration::nanos).sum());
  }
}
