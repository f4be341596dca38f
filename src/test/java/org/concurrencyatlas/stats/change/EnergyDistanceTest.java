package org.concurrencyatlas.stats.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How far two sides of a split are apart. */
class EnergyDistanceTest {
  /** By hand: between 10, inside 4/3 each: 9/6·(20 − 8/3) = 26. */
  @Test
  void twoSidesOfThreeHaveTheDistanceThatIsComputedByHand() {
    double[] values = {1, 2, 3, 11, 12, 13};

    assertThat(EnergyDistance.q(values, 0, 3, 6)).isCloseTo(26, within(1e-12));
  }

  /** By hand: between 3/2, inside 0 and 10/6: 12/7·(3 − 5/3) = 16/7. */
  @Test
  void unevenSidesInTheMiddleOfASeriesToo() {
    double[] values = {99, 0, 0, 0, 0, 1, 2, 3, 99};

    assertThat(EnergyDistance.q(values, 1, 4, 8)).isCloseTo(16 / 7.0, within(1e-12));
  }

  @Test
  void sidesThatAreAlikeHaveNoDistance() {
    assertThat(EnergyDistance.q(new double[] {5, 5, 5, 5, 5, 5}, 0, 3, 6)).isZero();
  }

  @Test
  void theBestSplitIsThatOfAnExhaustiveSearch() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 30; round++) {
      double[] values = random.doubles(14).toArray();
      EnergyDistance.Split best = EnergyDistance.best(values, 1, 13);

      assertThat(best.q()).isCloseTo(exhaustive(values, 1, 13), within(1e-9));
      assertThat(naive(values, 1, best.at(), best.end())).isCloseTo(best.q(), within(1e-9));
    }
  }

  @Test
  void whatIsTooShortIsNotSplit() {
    assertThatThrownBy(() -> EnergyDistance.best(new double[5], 0, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 values cannot be split; give at least 6");
    assertThatThrownBy(() -> EnergyDistance.q(new double[6], 0, 2, 6))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double exhaustive(double[] values, int from, int to) {
    double best = Double.NEGATIVE_INFINITY;
    for (int at = from + 3; at <= to - 3; at++) {
      for (int end = at + 3; end <= to; end++) {
        best = Math.max(best, naive(values, from, at, end));
      }
    }
    return best;
  }

  /** The definition, pair by pair. */
  private static double naive(double[] values, int from, int at, int end) {
    double between = 0;
    for (int i = from; i < at; i++) {
      for (int j = at; j < end; j++) {
        between += Math.abs(values[i] - values[j]);
      }
    }
    double m = at - from;
    double n = end - at;
    return m
        * n
        / (m + n)
        * (2 * between / (m * n) - inside(values, from, at) - inside(values, at, end));
  }

  private static double inside(double[] values, int from, int to) {
    double sum = 0;
    int pairs = 0;
    for (int i = from; i < to; i++) {
      for (int j = i + 1; j < to; j++) {
        sum += Math.abs(values[i] - values[j]);
        pairs++;
      }
    }
    return sum / pairs;
  }
}
