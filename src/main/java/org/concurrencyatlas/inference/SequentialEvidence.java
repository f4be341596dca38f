package org.concurrencyatlas.inference;

import org.concurrencyatlas.stats.ModeratedMean;
import org.jspecify.annotations.Nullable;

/**
 * What the looks so far say of two contenders, seen from the first.
 *
 * @param last the differences of scores, first − second, at the last look of the pair; null before
 * @param look that look, from 0
 * @param weight what that look spends
 * @param first what may be claimed of the first
 * @param second what may be claimed of the second
 */
public record SequentialEvidence(
    @Nullable ModeratedMean last, int look, double weight, Claims first, Claims second) {

  public static final SequentialEvidence NONE =
      new SequentialEvidence(null, -1, Double.NaN, Claims.NONE, Claims.NONE);

  /** The evidence with one look more. */
  SequentialEvidence and(ModeratedMean differences, int look, InferenceRules rules) {
    return new SequentialEvidence(
        differences,
        look,
        rules.weight(look),
        first.and(differences, look, rules),
        second.and(differences.negated(), look, rules));
  }

  /** The same evidence seen from the second. */
  SequentialEvidence turned() {
    return new SequentialEvidence(
        last == null ? null : last.negated(),
        look,
        weight,
        /* first= */ second,
        /* second= */ first);
  }
}
