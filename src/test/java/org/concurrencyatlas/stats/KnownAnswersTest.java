package org.concurrencyatlas.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Results that other programs and publications give for the same numbers. */
class KnownAnswersTest {
  @Test
  void fiveDifferencesGiveThePublishedTAndP() {
    Moments moments = Moments.of(.10, .12, .07, .11, .09);
    ModeratedMean mean = VariancePrior.NONE.moderate(moments);

    assertThat(mean.mean() / mean.standardError()).isCloseTo(11.39227, to(5));
    assertThat(mean.pAbove(0)).isCloseTo(1.69315e-4, within(5e-10));
    assertThat(moments.interval(0.95).low())
        .isCloseTo(0.098 - 2.776445 * moments.standardError(), to(7));
  }

  @Test
  void holmAndBenjaminiHochbergAgreeWithR() {
    double[] p = {.01, .04, .03, .005, .5};

    assertThat(MultipleTesting.holm(p))
        .containsExactly(new double[] {.04, .09, .09, .025, .5}, to(12));
    assertThat(MultipleTesting.benjaminiHochberg(p))
        .containsExactly(new double[] {.025, .05, .05, .025, .5}, to(12));
  }

  @Test
  void theVariancePoolHasThePublishedDegreesAndScale() {
    double[] variances =
        DoubleStream.of(4, 9, 16, 25, 36, 1, 49, 64, 12, 20).map(v -> v * 1e-4).toArray();

    VariancePrior four = VariancePrior.fit(pool(variances, 4));
    VariancePrior two = VariancePrior.fit(pool(variances, 2));

    assertThat(four.degrees()).isCloseTo(3.06080, to(5));
    assertThat(four.variance()).isCloseTo(0.00131754, to(8));
    assertThat(two.degrees()).isInfinite();
    assertThat(two.variance()).isCloseTo(0.00256925, to(8));
  }

  /** R: {@code t.test(extra ~ group, data = sleep)}. */
  @Test
  void welchsTestOfTheSleepDataAgreesWithR() {
    Moments first = Moments.of(.7, -1.6, -.2, -1.2, -.1, 3.4, 3.7, .8, 0, 2);
    Moments second = Moments.of(1.9, .8, 1.1, .1, -.1, 4.4, 5.5, 1.6, 4.6, 3.4);

    MeanDifference welch = MeanDifference.of(first, second);

    assertThat(welch.t()).isCloseTo(-1.8608, to(4));
    assertThat(welch.degrees()).isCloseTo(17.776, to(3));
    assertThat(welch.pDifferent()).isCloseTo(.07939, to(5));
    assertThat(welch.interval(.025).low()).isCloseTo(-3.365483, to(6));
    assertThat(welch.interval(.025).high()).isCloseTo(.205483, to(6));
    assertThat(MeanDifference.of(second, first).t()).isEqualTo(-welch.t());
  }

  /**
   * Both samples borrow the degrees of one pool, and may not count them twice: with equal variances
   * Satterthwaite alone would give 2 · (2 + 10).
   */
  @Test
  void aPoolLendsItsDegreesToADifferenceOnce() {
    Moments sample = Moments.of(1, 2, 3);
    VariancePrior pool = new VariancePrior(10, 1);

    assertThat(MeanDifference.of(sample, sample).degrees()).isEqualTo(4);
    assertThat(MeanDifference.of(sample, sample, pool).degrees()).isEqualTo(14);
    assertThat(MeanDifference.of(sample, sample, pool).standardError())
        .isCloseTo(Math.sqrt(2 / 3.0), to(12));
  }

  /** With the true difference at the detectable one, the upper t quantile is met with 80 %. */
  @Test
  void theDetectableDifferenceIsTheSumOfBothQuantiles() {
    MeanDifference difference = new MeanDifference(0, 2, 4);

    assertThat(difference.detectable(.025, .8)).isCloseTo(2 * (2.776445 + .940965), to(5));
  }

  @Test
  void theInverseOfTrigammaUndoesIt() {
    assertThat(Trigamma.inverse(1)).isCloseTo(1.426255, to(6));
    for (double y : new double[] {1e-6, 1e-3, 0.1, Math.PI * Math.PI / 6, 10, 1e4}) {
      assertThat(org.apache.commons.math3.special.Gamma.trigamma(Trigamma.inverse(y)))
          .isCloseTo(y, within(1e-8 * y));
    }
  }

  @Test
  void farTailsKeepTheirDigits() {
    // One degree is Cauchy's distribution, whose tail has the closed form atan(1/t)/π.
    assertThat(StudentT.upperTail(1e17, 1)).isCloseTo(Math.atan(1e-17) / Math.PI, within(1e-29));
    assertThat(StudentT.upperTail(40, 20)).isPositive().isLessThan(1e-19);
    assertThat(StudentT.upperTail(-1.5, 7) + StudentT.upperTail(1.5, 7)).isCloseTo(1, to(14));
    assertThat(StudentT.upperQuantile(0.025, 4)).isCloseTo(2.776445, to(6));
  }

  private static LogVariances pool(double[] variances, int degrees) {
    LogVariances pool = LogVariances.NONE;
    for (double variance : variances) {
      pool = pool.plus(variance, degrees);
    }
    return pool;
  }

  private static Offset<Double> to(int digits) {
    return within(0.5 * Math.pow(10, -digits));
  }
}
