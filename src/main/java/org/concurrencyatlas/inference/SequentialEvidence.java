package org.concurrencyatlas.inference;

import org.concurrencyatlas.stats.AlphaSpending;
import org.concurrencyatlas.stats.ModeratedMean;
import org.jspecify.annotations.Nullable;

/**
 * What the looks so far say of two contenders, seen from the first: for each claim the smallest p/w
 * over the looks, which holds under any rule of stopping. Infinite before the first look.
 *
 * @param last the differences of scores, first − second, at the last look of the pair; null before
 * @param look that look, from 0
 * @param ahead of "the first is faster"
 * @param behind of "the second is faster"
 * @param notWorse of "the first loses at most ε"
 * @param notBetter of "the second loses at most ε"
 */
public record SequentialEvidence(
    @Nullable ModeratedMean last,
    int look,
    double ahead,
    double behind,
    double notWorse,
    double notBetter) {

  private static final double NEVER = Double.POSITIVE_INFINITY;

  public static final SequentialEvidence NONE =
      new SequentialEvidence(null, -1, NEVER, NEVER, NEVER, NEVER);

  /** The evidence with one look more. */
  public SequentialEvidence and(ModeratedMean differences, int look, double margin) {
    double weight = AlphaSpending.of(look);
    double p = differences.pAbove(0);
    return new SequentialEvidence(
        differences,
        look,
        Math.min(ahead, p / weight),
        Math.min(behind, differences.pBelow(0) / weight),
        Math.min(notWorse, differences.pAbove(-margin) / weight),
        Math.min(notBetter, differences.pBelow(margin) / weight));
  }

  /** The same evidence seen from the second. */
  SequentialEvidence turned() {
    return new SequentialEvidence(
        last == null ? null : last.negated(),
        look,
        /* ahead= */ behind,
        /* behind= */ ahead,
        /* notWorse= */ notBetter,
        /* notBetter= */ notWorse);
  }
}
