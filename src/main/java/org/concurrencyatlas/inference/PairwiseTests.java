package org.concurrencyatlas.inference;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.concurrencyatlas.stats.LogVariances;
import org.concurrencyatlas.stats.ModeratedMean;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.stats.VariancePrior;

/** The evidence on every pair of a cell's contenders, each named by its position in the cell. */
public final class PairwiseTests {
  /**
   * Standard deviations of log ratios below 1e-12 are rounding, not measurement: such scores are
   * copies of each other, and no test is made of them.
   */
  private static final double LEAST_VARIANCE = 1e-24;

  private final int contenders;
  private final SequentialEvidence[][] evidence;
  private final Moments[][] moments;
  private final double[] leastVariance;

  PairwiseTests(int contenders) {
    this.contenders = contenders;
    this.evidence = new SequentialEvidence[contenders][contenders];
    this.moments = new Moments[contenders][contenders];
    this.leastVariance = new double[contenders];
    for (int i = 0; i < contenders; i++) {
      Arrays.fill(evidence[i], SequentialEvidence.NONE);
      Arrays.fill(moments[i], Moments.of());
    }
  }

  /** Takes the scores of the first blocks, for pairs of the contenders that are still in. */
  void measure(CellForks forks, int blocks, IntPredicate in) {
    forEachPair(in, (i, j) -> moments[i][j] = Moments.of(forks.differences(i, j, blocks)));
    IntStream.range(0, contenders)
        .filter(in)
        .forEach(i -> leastVariance[i] = forks.leastVariance(i, blocks));
  }

  /** The variances that a prior may be fitted to. */
  LogVariances variances(IntPredicate in) {
    LogVariances pool = LogVariances.NONE;
    for (int i = 0; i < contenders; i++) {
      for (int j = i + 1; j < contenders; j++) {
        if (in.test(i) && in.test(j) && testable(moments[i][j])) {
          pool = pool.plus(moments[i][j].variance(), moments[i][j].degrees());
        }
      }
    }
    return pool;
  }

  /**
   * Tests what was measured, at the weight of the look. No variance is believed that is below what
   * the iterations inside the forks imply: in a few blocks it can be next to nothing by chance, and
   * a cell of two contenders has no pool that says so.
   */
  void test(VariancePrior prior, int look, InferenceRules rules, IntPredicate in) {
    forEachPair(
        in,
        (i, j) -> {
          if (testable(moments[i][j])) {
            double least = leastVariance[i] + leastVariance[j];
            ModeratedMean differences =
                (rules.robustPool()
                        ? prior.moderateUnlessContradicted(moments[i][j])
                        : prior.moderate(moments[i][j]))
                    .withVarianceAtLeast(least);
            evidence[i][j] = evidence[i][j].and(differences, look, rules);
          }
        });
  }

  /** What is known of i against j, seen from i. */
  public SequentialEvidence of(int i, int j) {
    return i < j ? evidence[i][j] : evidence[j][i].turned();
  }

  /** What may be claimed of i against j, at any look. */
  Claims claims(int i, int j) {
    return i < j ? evidence[i][j].first() : evidence[j][i].second();
  }

  /** Whether i and j differ by the very same amount in every block. */
  public boolean identical(int i, int j) {
    Moments pair = moments[Math.min(i, j)][Math.max(i, j)];
    return pair.n() >= Moments.LEAST_FOR_INTERVAL && !testable(pair);
  }

  private static boolean testable(Moments pair) {
    return pair.n() >= Moments.LEAST_FOR_INTERVAL && pair.variance() > LEAST_VARIANCE;
  }

  private void forEachPair(IntPredicate in, PairAction action) {
    for (int i = 0; i < contenders; i++) {
      for (int j = i + 1; j < contenders; j++) {
        if (in.test(i) && in.test(j)) {
          action.on(i, j);
        }
      }
    }
  }

  @FunctionalInterface
  private interface PairAction {
    void on(int i, int j);
  }
}
