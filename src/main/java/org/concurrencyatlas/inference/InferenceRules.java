package org.concurrencyatlas.inference;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.AlphaSpending;
import org.concurrencyatlas.verdict.LeadSize;

/**
 * What a plan fixed about drawing verdicts.
 *
 * @param alpha error rate over the whole map
 * @param margin ln(1 + ε): log ratios up to this do not matter
 * @param eliminationMargin a contender is eliminated when it is shown to be behind by more than
 *     this log ratio
 * @param robustPool whether a pair whose variance contradicts the pool keeps its own degrees of
 *     freedom
 * @param cells how many cells the map has
 * @param looks numbers of blocks at which verdicts are drawn, ascending
 * @param weights the part of {@code alpha} that each look spends
 * @param metric what a fork is scored by; empty for throughput
 */
public record InferenceRules(
    double alpha,
    double margin,
    double eliminationMargin,
    boolean robustPool,
    int cells,
    List<Integer> looks,
    List<Double> weights,
    Optional<Cost> metric) {
  /** δ₀ = 2 %: a lead that is shown to be larger is called clear. */
  public static final double CLEAR_LEAD = Math.log1p(LeadSize.CLEAR_SHARE);

  static InferenceRules of(RunPlan plan) {
    double margin = Math.log1p(plan.epsilon());
    boolean first = plan.edition() < 2;
    return new InferenceRules(
        plan.alpha(),
        margin,
        first ? 0 : margin,
        !first,
        plan.cells().size(),
        plan.looks(),
        first ? AlphaSpending.firstEdition(plan.looks().size()) : plan.weights(),
        plan.metric());
  }

  double weight(int look) {
    return weights.get(look);
  }

  /** The tail that a single comparison may use at a look: α·w/(C·K). */
  double tail(int look, int contenders) {
    return alpha * weight(look) / (cells * contenders);
  }

  int lastLook() {
    return looks.size() - 1;
  }
}
