package org.concurrencyatlas.inference;

import org.concurrencyatlas.stats.ModeratedMean;
import org.concurrencyatlas.stats.StudentT;

/**
 * What further blocks can be expected to show in a cell: for scheduling only, no inference rests on
 * it.
 *
 * @param rules the plan's rules
 * @param gap the scores of the leader over its closest rival at the last look
 * @param look that look, from 0
 * @param tail the tail that a decisive comparison may use, before the weight of its look
 */
record FutilityRule(InferenceRules rules, ModeratedMean gap, int look, double tail) {
  private static final double POWER = 0.8;

  /** A verdict is planned to be reached with this power, 0.8: its normal quantile. */
  private static final double POWER_QUANTILE = 0.84;

  /** Whether a gain of one standard error would still not decide anything at the last look. */
  boolean futile() {
    return !winInReach() && !withinReach(gap.mean() + rules.margin());
  }

  /** Whether the last look may show that the leader beats its rival. */
  boolean winInReach() {
    return withinReach(gap.mean());
  }

  /** Whether the last look may show that the two are within ε of each other. */
  boolean tieInReach() {
    return withinReach(rules.margin() - Math.abs(gap.mean()));
  }

  /**
   * Blocks from now to a verdict, at least those to the next look: ((t + 0.84)·s̃ / max(|d̄|, |d̄ +
   * ε′|))² in all, with t of the next look.
   */
  double blocksToVerdict() {
    double distance = Math.max(Math.abs(gap.mean()), Math.abs(gap.mean() + rules.margin()));
    double deviations = critical(look + 1) + POWER_QUANTILE;
    double needed = deviations * deviations * gap.variance() / (distance * distance);
    return Math.max(needed, rules.looks().get(look + 1)) - rules.looks().get(look);
  }

  /** The log ratio that the next look certifies with 80 % power: (t + t₀.₈)·s̃/√n. */
  double smallestCertified() {
    int next = Math.min(look + 1, rules.lastLook());
    double power = StudentT.upperQuantile(1 - POWER, degrees(next));
    return (critical(next) + power) * Math.sqrt(gap.variance() / rules.looks().get(next));
  }

  private boolean withinReach(double distance) {
    int last = rules.lastLook();
    double boundary = critical(last) * Math.sqrt(gap.variance() / rules.looks().get(last));
    return distance + gap.standardError() >= boundary;
  }

  private double critical(int atLook) {
    return StudentT.upperQuantile(tail * rules.weight(atLook), degrees(atLook));
  }

  /** Those that the pair will have at a look: the pool lends as many as now. */
  private double degrees(int atLook) {
    double prior = gap.degrees() - (gap.n() - 1);
    return rules.looks().get(atLook) - 1 + prior;
  }
}
