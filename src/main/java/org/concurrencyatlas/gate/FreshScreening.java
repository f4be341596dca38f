package org.concurrencyatlas.gate;

import static org.concurrencyatlas.gate.GatePlan.SCREENING_BLOCKS;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.gate.GatePlan.Pair;
import org.concurrencyatlas.stats.ModeratedMean;
import org.concurrencyatlas.stats.StudentT;
import org.concurrencyatlas.stats.VariancePrior;

/** Screening by blocks in which both sides were run: t tests on the differences within blocks. */
final class FreshScreening implements Screening {
  private final GateForks forks;
  private final VariancePrior prior;

  FreshScreening(GatePlan plan, GateForks forks) {
    this.forks = forks;
    this.prior = forks.prior(plan.pairs(), 1, SCREENING_BLOCKS);
  }

  @Override
  public List<Pair> suspected(List<Pair> pairs) {
    return pairs.stream()
        .filter(this::complete)
        .filter(pair -> moderated(pair).filter(mean -> mean.pAbove(0) >= SUSPECTED).isEmpty())
        .toList();
  }

  @Override
  public boolean complete(Pair pair) {
    return forks.complete(pair, 1, SCREENING_BLOCKS);
  }

  @Override
  public Optional<Row> row(Pair pair) {
    return moderated(pair)
        .map(mean -> new Row(mean.interval(TAIL).exp(), smallestSeen(mean, SUSPECTED), mean.n()));
  }

  @Override
  public double shift() {
    return 1;
  }

  private Optional<ModeratedMean> moderated(Pair pair) {
    return Optional.of(forks.slowdowns(pair, 1, SCREENING_BLOCKS))
        .filter(GateForks::isTestable)
        .map(prior::moderateUnlessContradicted);
  }

  /** exp((t₁₋ₜₐᵢₗ + t₀.₈)·s̃/√n) − 1. */
  static double smallestSeen(ModeratedMean mean, double tail) {
    double t =
        StudentT.upperQuantile(tail, mean.degrees())
            + StudentT.upperQuantile(1 - POWER, mean.degrees());
    return Math.expm1(t * mean.standardError());
  }
}
