package org.concurrencyatlas.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Lines, scaling laws and bounds against published or independently computed answers. */
class ScalingAndLinesTest {
  /** R's {@code usl} package, data set specsdm91: a SPEC SDM91 benchmark on a Sun machine. */
  private static final double[] SPEC_LOAD = {1, 18, 36, 72, 108, 144, 216};

  private static final double[] SPEC_THROUGHPUT = {
    64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2
  };

  /** From the ends of such a range the parameters once ran away to 0. */
  @Test
  void aLawOverThreeDecadesIsFoundAgain() {
    ScalingLaw truth = new ScalingLaw(0.0022, 1e-6, 49);
    double[] levels = {4, 16, 64, 256, 1024, 4096};
    double[] throughputs = DoubleStream.of(levels).map(truth::at).toArray();

    ScalingLaw fit =
        ScalingLaw.fit(
            ScalingLaw.Law.UNIVERSAL,
            ScalingLaw.Scale.LOG,
            levels,
            throughputs,
            new double[] {1, 1, 1, 1, 1, 1});

    assertThat(fit.contention()).isCloseTo(0.0022, withinPercentage(0.1));
    assertThat(fit.coherency()).isCloseTo(1e-6, withinPercentage(0.1));
    assertThat(fit.unit()).isCloseTo(49, withinPercentage(0.1));
  }

  @Test
  void theUniversalScalabilityLawOfTheSpecDataAgreesWithRsPackage() {
    ScalingLaw law = specFit(ScalingLaw.Law.UNIVERSAL, ScalingLaw.Scale.LINEAR);

    assertThat(law.contention()).isCloseTo(.0277285, within(5e-8));
    assertThat(law.coherency()).isCloseTo(.0001044, within(5e-8));
    assertThat(law.unit()).isCloseTo(89.9952, within(5e-5));
    assertThat(law.peak()).isCloseTo(96.5, within(0.05));
  }

  @Test
  void onTheLogScaleTheSameDataGiveWhatAnIndependentSolverFinds() {
    ScalingLaw law = specFit(ScalingLaw.Law.UNIVERSAL, ScalingLaw.Scale.LOG);

    assertThat(law.contention()).isCloseTo(0.0134525, within(5e-7));
    assertThat(law.coherency()).isCloseTo(0.000115110, within(5e-9));
    assertThat(law.unit()).isCloseTo(67.9423, within(5e-4));
  }

  @Test
  void amdahlsLawHasNoPeak() {
    double[] levels = {1, 2, 4, 8, 16, 32};
    ScalingLaw truth = new ScalingLaw(0.1, 0, 50);
    double[] throughputs = Arrays.stream(levels).map(truth::at).toArray();

    ScalingLaw law =
        ScalingLaw.fit(
            ScalingLaw.Law.AMDAHL, ScalingLaw.Scale.LOG, levels, throughputs, ones(levels));

    assertThat(law.contention()).isCloseTo(0.1, within(1e-6));
    assertThat(law.peak()).isInfinite();
  }

  @Test
  void theIntervalsOfAScalingFitHoldTheTruthAndAPeakFarOutIsNotClaimed() {
    double[] levels = {1, 2, 4, 8, 16, 32, 64};
    ScalingFit near = fit(levels, new ScalingLaw(0.02, 1e-3, 100));
    ScalingFit far = fit(levels, new ScalingLaw(0.02, 1e-5, 100));

    assertThat(near.peak().low()).isLessThan(Math.sqrt(0.98 / 1e-3));
    assertThat(near.peak().high()).isGreaterThan(Math.sqrt(0.98 / 1e-3));
    assertThat(near.unit().low()).isLessThan(100);
    assertThat(near.unit().high()).isGreaterThan(100);
    assertThat(near.peakKnown()).isTrue();
    assertThat(far.peakKnown()).isFalse();
  }

  @Test
  void fewerThanSixLevelsAreNotFitted() {
    ModeratedMean mean = new ModeratedMean(5, 1, 1e-4, 4);

    assertThat(
            ScalingFit.of(
                ScalingLaw.Law.UNIVERSAL,
                new double[] {1, 2, 4, 8, 16},
                new ModeratedMean[] {mean, mean, mean, mean, mean},
                1))
        .isEqualTo(Optional.empty());
  }

  @Test
  void fiellersIntervalEndsWhereTheLinesOwnIntervalLeavesZero() {
    ModeratedMean first = new ModeratedMean(5, -.11, 1e-4, 7);
    ModeratedMean second = new ModeratedMean(5, .08, 4e-4, 9);
    Interval at = ZeroCrossing.between(first, second, 0.95).orElseThrow();
    double t = StudentT.upperQuantile(0.025, 7);

    assertThat(at.estimate()).isCloseTo(.11 / .19, within(1e-12));
    assertThat(at.estimate()).isBetween(at.low(), at.high());
    for (double end : new double[] {at.low(), at.high()}) {
      double error =
          Math.sqrt(
              (1 - end) * (1 - end) * first.variance() / 5 + end * end * second.variance() / 5);
      assertThat(end).isBetween(0.0, 1.0);
      assertThat(Math.abs(-.11 + .19 * end)).isCloseTo(t * error, within(1e-12));
    }
  }

  @Test
  void aCrossingIsNotLocatedWhenEitherEndMayBeZero() {
    ModeratedMean sure = new ModeratedMean(5, -.11, 1e-4, 7);
    ModeratedMean unsure = new ModeratedMean(5, .01, 4e-4, 7);

    assertThat(ZeroCrossing.between(sure, unsure, 0.95)).isEmpty();
    assertThat(ZeroCrossing.between(sure, sure, 0.95)).isEmpty();
  }

  @Test
  void theBoundsOfAProportionAreExact() {
    assertThat(BinomialBounds.upperBound(0, 10, 0.95))
        .isCloseTo(1 - Math.pow(.05, .1), within(1e-9));
    assertThat(BinomialBounds.lowerBound(0, 10, 0.95)).isZero();
    // P(X ≥ 3 | n = 3, p) = p³.
    assertThat(BinomialBounds.lowerBound(3, 3, 0.99)).isCloseTo(Math.cbrt(0.01), within(1e-9));
  }

  private static ScalingLaw specFit(ScalingLaw.Law law, ScalingLaw.Scale scale) {
    return ScalingLaw.fit(law, scale, SPEC_LOAD, SPEC_THROUGHPUT, ones(SPEC_LOAD));
  }

  private static ScalingFit fit(double[] levels, ScalingLaw truth) {
    SplittableRandom random = new SplittableRandom(5);
    ModeratedMean[] means =
        Arrays.stream(levels)
            .mapToObj(n ->
                new ModeratedMean(
                    5, Math.log(truth.at(n)) + 0.01 * random.nextGaussian(), 5e-4, 14))
            .toArray(ModeratedMean[]::new);
    return ScalingFit.of(ScalingLaw.Law.UNIVERSAL, levels, means, 1).orElseThrow();
  }

  private static double[] ones(double[] like) {
    return Arrays.stream(like).map(each -> 1).toArray();
  }
}
