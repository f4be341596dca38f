package org.concurrencyatlas.inference;

import org.concurrencyatlas.stats.ModeratedMean;

/**
 * The q of what may be claimed of one contender against another: the smallest p/w over the looks so
 * far, which holds under any rule of stopping. Infinite before the first look.
 *
 * @param ahead of "it is faster"
 * @param aheadAtLook the look at which {@code ahead} was smallest, from 0; negative before the
 *     first
 * @param clearlyAhead of "it is faster by more than δ₀"
 * @param farAhead of "it is faster by more than the margin at which rivals are eliminated"
 * @param notWorse of "it loses at most ε"
 */
public record Claims(
    double ahead, int aheadAtLook, double clearlyAhead, double farAhead, double notWorse) {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  static final Claims NONE = new Claims(NEVER, -1, NEVER, NEVER, NEVER);

  /** The claims with one look more; the differences are seen from the one that is claimed of. */
  Claims and(ModeratedMean differences, int look, InferenceRules rules) {
    double weight = rules.weight(look);
    double now = differences.pAbove(0) / weight;
    return new Claims(
        Math.min(ahead, now),
        now < ahead ? look : aheadAtLook,
        Math.min(clearlyAhead, differences.pAbove(InferenceRules.CLEAR_LEAD) / weight),
        Math.min(farAhead, differences.pAbove(rules.eliminationMargin()) / weight),
        Math.min(notWorse, differences.pAbove(-rules.margin()) / weight));
  }
}
