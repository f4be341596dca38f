package org.concurrencyatlas.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomEffectsTest {
  /**
   * Thirteen trials of a vaccine against tuberculosis (Colditz and others 1994), {@code dat.bcg} of
   * R's metafor: ill and healthy among the vaccinated, ill and healthy among the others.
   */
  private static final double[][] TRIALS = {
    {4, 119, 11, 128},
    {6, 300, 29, 274},
    {3, 228, 11, 209},
    {62, 13536, 248, 12619},
    {33, 5036, 47, 5761},
    {180, 1361, 372, 1079},
    {8, 2537, 10, 619},
    {505, 87886, 499, 87892},
    {29, 7470, 45, 7232},
    {17, 1699, 65, 1600},
    {186, 50448, 141, 27197},
    {5, 2493, 3, 2338},
    {27, 16886, 29, 17825}
  };

  private static final double[] ALIKE = {.10, .11, .105};
  private static final double[] ALIKE_ERRORS = {.02, .03, .025};

  @Test
  void thirteenTrialsGiveThePublishedFigures() {
    RandomEffects combined =
        RandomEffects.of(
            Arrays.stream(TRIALS).mapToDouble(t -> logRisk(t[0], t[1], t[2], t[3])).toArray(),
            Arrays.stream(TRIALS).mapToDouble(RandomEffectsTest::error).toArray());

    assertThat(square(combined.tau())).as("Paule and Mandel").isCloseTo(0.31806845, within(1e-8));
    assertThat(combined.excess()).as("Hedges and Olkin").isCloseTo(0.32856386, within(1e-8));
    assertThat(combined.mean()).isCloseTo(-0.71496815, within(1e-8));
    assertThat(combined.standardError()).isCloseTo(0.18089219, within(1e-8));
    assertThat(combined.interval(0.95).low()).isCloseTo(-1.10909838, within(1e-7));
    assertThat(combined.interval(0.95).high()).isCloseTo(-0.32083793, within(1e-7));
  }

  @Test
  void groupsThatAgreeBetterThanChanceGainNoCertaintyByIt() {
    RandomEffects combined = RandomEffects.of(ALIKE, ALIKE_ERRORS);

    assertThat(combined.tau()).isZero();
    assertThat(combined.mean()).isCloseTo(0.10366738, within(1e-8));
    assertThat(combined.standardError()).isCloseTo(0.01385271, within(1e-8));
    assertThat(combined.pAbove(0)).isCloseTo(0.00869580, within(1e-8));
    assertThat(combined.interval(0.95).low())
        .isCloseTo(0.10366738 - 4.30265273 * 0.01385271, within(1e-7));
  }

  @Test
  void twoGroupsShowAFigureAndClaimNothing() {
    RandomEffects combined =
        RandomEffects.of(new double[] {0.7, 0.7001}, new double[] {1e-4, 1e-4});

    assertThat(combined.mean()).isCloseTo(0.70005, within(1e-9));
    assertThat(combined.pAbove(0)).isEqualTo(1);
    assertThat(combined.pWithin(10)).isEqualTo(1);
    assertThat(combined.interval(0.95).low()).isNaN();
  }

  @Test
  void groupsFarApartCountAlikeHoweverSureEachIs() {
    RandomEffects combined =
        RandomEffects.of(new double[] {0, 1, 5}, new double[] {1e-6, 1e-3, 1e-2});

    assertThat(combined.mean()).isCloseTo(2, within(1e-3));
    assertThat(square(combined.tau())).isCloseTo(7, within(1e-2));
    assertThat(combined.standardError()).isCloseTo(Math.sqrt(7 / 3.0), within(1e-2));
  }

  @Test
  void turningTheSignTurnsTheClaims() {
    RandomEffects combined = RandomEffects.of(ALIKE, ALIKE_ERRORS);
    RandomEffects turned =
        RandomEffects.of(DoubleStream.of(ALIKE).map(x -> -x).toArray(), ALIKE_ERRORS);

    assertThat(turned).isEqualTo(combined.negated());
    assertThat(turned.pAbove(0)).isCloseTo(1 - combined.pAbove(0), within(1e-12));
    assertThat(turned.pWithin(0.15)).isEqualTo(combined.pWithin(0.15));
  }

  @Test
  void oneTauOfManyIsTheRootOfTheMeanOfTheirUnbiasedEstimates() {
    RandomEffects apart = RandomEffects.of(new double[] {0, .06}, new double[] {.01, .01});
    RandomEffects alike = RandomEffects.of(new double[] {.05, .05}, new double[] {.02, .02});

    assertThat(apart.excess()).isCloseTo(0.0018 - 0.0001, within(1e-12));
    assertThat(alike.excess()).isCloseTo(-0.0004, within(1e-12));
    assertThat(RandomEffects.commonTau(List.of(apart, alike)))
        .isCloseTo(Math.sqrt((0.0017 - 0.0004) / 2), within(1e-12));
    assertThat(RandomEffects.commonTau(List.of(alike))).isZero();
    assertThat(RandomEffects.commonTau(List.of())).isNaN();
  }

  @Test
  void oneGroupIsNoneToCombine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RandomEffects.of(new double[] {1}, new double[] {1}))
        .withMessage("1 means and 1 standard errors; give two or more of each");
  }

  @Test
  void anyScaleOfTheFiguresGivesTheSameTest() {
    for (double scale : new double[] {1e-6, 1e-3, 1e3}) {
      RandomEffects scaled =
          RandomEffects.of(
              scaled(new double[] {.1, .3, .2, .25}, scale),
              scaled(new double[] {.01, .02, .03, .02}, scale));
      RandomEffects usual =
          RandomEffects.of(new double[] {.1, .3, .2, .25}, new double[] {.01, .02, .03, .02});

      assertThat(scaled.pAbove(0)).isCloseTo(usual.pAbove(0), within(1e-9));
      assertThat(scaled.tau() / scale).isCloseTo(usual.tau(), within(1e-9));
    }
  }

  private static double[] scaled(double[] values, double scale) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i] * scale).toArray();
  }

  private static double logRisk(double ill, double healthy, double otherIll, double otherHealthy) {
    return Math.log(ill / (ill + healthy)) - Math.log(otherIll / (otherIll + otherHealthy));
  }

  private static double error(double[] trial) {
    return Math.sqrt(
        1 / trial[0] - 1 / (trial[0] + trial[1]) + 1 / trial[2] - 1 / (trial[2] + trial[3]));
  }

  private static double square(double x) {
    return x * x;
  }
}
