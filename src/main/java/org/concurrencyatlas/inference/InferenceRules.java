package org.concurrencyatlas.inference;

import java.util.List;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.AlphaSpending;

/**
 * What a plan fixed about drawing verdicts.
 *
 * @param alpha error rate over the whole map
 * @param margin ln(1 + ε): log ratios up to this do not matter
 * @param cells how many cells the map has
 * @param looks numbers of blocks at which verdicts are drawn, ascending
 */
record InferenceRules(double alpha, double margin, int cells, List<Integer> looks) {
  static InferenceRules of(RunPlan plan) {
    return new InferenceRules(
        plan.alpha(), Math.log1p(plan.epsilon()), plan.cells().size(), plan.looks());
  }

  /** The tail that a single comparison may use at a look: α·w/(C·K). */
  double tail(int look, int contenders) {
    return alpha * AlphaSpending.of(look) / (cells * contenders);
  }

  int lastLook() {
    return looks.size() - 1;
  }
}
