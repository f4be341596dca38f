package org.concurrencyatlas.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The guards of the moderated variance, and what the smaller rules promise. */
class ModerationTest {
  @Test
  void thePoolNeverMakesAVarianceSmaller() {
    VariancePrior calm = new VariancePrior(10, 1e-6);

    ModeratedMean noisy = calm.moderate(new Moments(3, 0.1, 4e-4));

    assertThat(noisy.variance()).isEqualTo(4e-4);
    assertThat(noisy.degrees()).isEqualTo(12);
  }

  @Test
  void thePoolRaisesAVarianceThatIsSmallByChance() {
    ModeratedMean lucky = new VariancePrior(10, 4e-4).moderate(new Moments(3, 0.1, 1e-8));

    assertThat(lucky.variance()).isCloseTo((10 * 4e-4 + 2 * 1e-8) / 12, within(1e-12));
  }

  @Test
  void thePoolIsNeverWorthMoreThanTenDegrees() {
    VariancePrior pool = VariancePrior.of(alike(20));

    assertThat(pool.degrees()).isEqualTo(10);
    assertThat(pool.variance()).isPositive();
  }

  @Test
  void fewerThanEightSamplesAreNoPool() {
    VariancePrior pool = VariancePrior.of(alike(7));

    assertThat(pool.degrees()).isZero();
    assertThat(pool.moderate(new Moments(3, 0.1, 1e-4)))
        .isEqualTo(new ModeratedMean(3, 0.1, 1e-4, 2));
  }

  @Test
  void aLeastVarianceRaisesAndNeverLowers() {
    ModeratedMean mean = new ModeratedMean(3, 0.1, 1e-4, 2);

    assertThat(mean.withVarianceAtLeast(4e-4)).isEqualTo(new ModeratedMean(3, 0.1, 4e-4, 2));
    assertThat(mean.withVarianceAtLeast(1e-8)).isEqualTo(mean);
  }

  @Test
  void whatAllSeriesShareIsNoScatterNorIsASlowDriftOfOne() {
    double[] warming = {9, 4, 2, 1.5, 1, 1, 1, 1, 1, 1};
    double[] drifting = IntStream.range(0, 10).mapToDouble(i -> warming[i] + i * 0.01).toArray();

    assertThat(SuccessiveDifferences.varianceOfMean(warming, warming, warming)).isZero();
    assertThat(SuccessiveDifferences.varianceOfMean(warming, drifting))
        .isCloseTo(2 * 0.005 * 0.005 / (2 * 10), within(1e-15));
    assertThat(SuccessiveDifferences.varianceOfMean(new double[] {1, 2, 1}, new double[] {1, 1}))
        .isCloseTo(2 * 0.5 * 0.5 / (2 * 2), within(1e-15));
    assertThat(SuccessiveDifferences.varianceOfMean(warming)).isZero();
    assertThat(SuccessiveDifferences.varianceOfMean()).isZero();
  }

  @Test
  void whatIterationsSayOfTheirMeanIsUnbiased() {
    Random random = new Random(20261122);
    double mean =
        IntStream.range(0, 10_000)
            .mapToDouble(i -> SuccessiveDifferences.varianceOfMean(gaussians(random, 3, 10)))
            .average()
            .orElseThrow();

    assertThat(mean).as("seed 20261122").isCloseTo(0.1, within(0.002));
  }

  @Test
  void theWeightsOfAllLooksNeverAddUpToMoreThanOne() {
    assertThat(AlphaSpending.weights(1)).containsExactly(.95);
    assertThat(AlphaSpending.weights(2)).containsExactly(.05, .85);
    assertThat(AlphaSpending.weights(5)).containsExactly(.05, .45, .4, .05, .025);
    assertThat(AlphaSpending.firstEdition(1)).containsExactly(.95);
    assertThat(AlphaSpending.firstEdition(6)).containsExactly(.3, .3, .2, .1, .05, .025);
    for (int looks = 1; looks < 60; looks++) {
      assertThat(sum(AlphaSpending.weights(looks))).isLessThanOrEqualTo(1 + 1e-12);
      assertThat(sum(AlphaSpending.firstEdition(looks))).isLessThanOrEqualTo(1 + 1e-12);
    }
  }

  private static double sum(List<Double> weights) {
    return weights.stream().mapToDouble(each -> each).sum();
  }

  /** A contender that is ten times as restless as the others is not lent their certainty. */
  @Test
  void aSampleThatContradictsThePoolKeepsItsOwnDegrees() {
    VariancePrior pool = new VariancePrior(10, 1e-4);
    Moments calm = Moments.of(0.01, 0.02, 0.03);
    Moments restless = Moments.of(-0.2, 0.1, 0.3);

    assertThat(pool.moderateUnlessContradicted(calm)).isEqualTo(pool.moderate(calm));
    assertThat(pool.moderateUnlessContradicted(restless))
        .isEqualTo(new ModeratedMean(3, restless.mean(), restless.variance(), 2));
    // R: qf(.95, 2, 10) = 4.102821
    assertThat(pool.moderateUnlessContradicted(ofVariance(4.10e-4)).degrees()).isEqualTo(12);
    assertThat(pool.moderateUnlessContradicted(ofVariance(4.11e-4)).degrees()).isEqualTo(2);
  }

  /** Three values with that variance. */
  private static Moments ofVariance(double variance) {
    double step = Math.sqrt(variance);
    return Moments.of(-step, 0, step);
  }

  @Test
  void equivalenceIsTheWorseOfItsTwoOneSidedTests() {
    ModeratedMean mean = new ModeratedMean(5, 0.02, 1e-4, 4);

    assertThat(mean.pWithin(0.05)).isEqualTo(mean.pBelow(0.05));
    assertThat(mean.pBelow(0.05))
        .isEqualTo(StudentT.upperTail(0.03 / Math.sqrt(1e-4 / 5), 4), within(1e-15));
    assertThat(mean.negated().pWithin(0.05)).isEqualTo(mean.pWithin(0.05), within(1e-15));
  }

  @Test
  void noIntervalIsGivenBelowThreeValues() {
    assertThat(Moments.of(1, 2).interval(0.95))
        .isEqualTo(new Interval(1.5, Double.NaN, Double.NaN));
    assertThat(Moments.of(7).variance()).isNaN();
    assertThat(Moments.of().mean()).isNaN();
    assertThat(Moments.of(1, 2, 3).interval(0.95).low()).isLessThan(2);
  }

  @Test
  void whatHolmRejectsIsWhatItsAdjustedValuesSay() {
    for (int seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      double[] p = random.doubles(1 + random.nextInt(40)).map(each -> each * each * each).toArray();
      double[] adjusted = MultipleTesting.holm(p);

      boolean[] rejected = MultipleTesting.rejectedByHolm(p, 0.05);

      for (int i = 0; i < p.length; i++) {
        assertThat(rejected[i]).as("seed %s, question %s", seed, i).isEqualTo(adjusted[i] <= 0.05);
      }
    }
  }

  @Test
  void holmNeverRejectsMoreThanBenjaminiHochbergNorThatMoreThanNoCorrection() {
    double[] p = {.2, .001, .012, .013, .04, .9, .0004, 1};
    double[] holm = MultipleTesting.holm(p);
    double[] discovery = MultipleTesting.benjaminiHochberg(p);

    for (int i = 0; i < p.length; i++) {
      assertThat(holm[i]).isGreaterThanOrEqualTo(discovery[i]);
      assertThat(discovery[i]).isGreaterThanOrEqualTo(p[i]);
    }
  }

  @Test
  void thePoolsOfPartsAddUpToThePoolOfTheWhole() {
    LogVariances first = LogVariances.NONE.plus(1e-4, 2).plus(9e-4, 4);
    LogVariances second = LogVariances.NONE.plus(3e-4, 7).plus(5e-5, 2).plus(2e-4, 40);
    LogVariances whole = first.plus(3e-4, 7).plus(5e-5, 2).plus(2e-4, 40);

    assertThat(first.plus(second).mean()).isCloseTo(whole.mean(), within(1e-12));
    assertThat(first.plus(second).squares()).isCloseTo(whole.squares(), within(1e-12));
    assertThat(second.plus(first).chance()).isCloseTo(whole.chance(), within(1e-12));
  }

  private static double[][] gaussians(Random random, int series, int values) {
    return IntStream.range(0, series)
        .mapToObj(i -> IntStream.range(0, values).mapToDouble(k -> random.nextGaussian()).toArray())
        .toArray(double[][]::new);
  }

  private static LogVariances alike(int count) {
    LogVariances pool = LogVariances.NONE;
    for (int i = 0; i < count; i++) {
      pool = pool.plus(4e-4, 2);
    }
    return pool;
  }
}
