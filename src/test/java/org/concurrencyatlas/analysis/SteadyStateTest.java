package org.concurrencyatlas.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.Iteration;
import org.junit.jupiter.api.Test;

/** When a JVM is taken to be warm. */
class SteadyStateTest {
  @Test
  void aStepDownIsTheEndOfTheWarmUp() {
    assertThat(SteadyState.from(times(30, i -> i < 9 ? 20 : 10))).hasValue(9);
  }

  @Test
  void whatIsLevelFromTheStartIsWarmAtOnce() {
    assertThat(SteadyState.from(times(10, i -> 10))).hasValue(0);
  }

  @Test
  void stepsWithinTwoPercentAreNone() {
    assertThat(SteadyState.from(times(30, i -> i < 15 ? 10.1 : 10))).hasValue(0);
  }

  @Test
  void aShortStretchIsNotBelieved() {
    assertThat(SteadyState.from(times(20, i -> i < 11 ? 20 : 10))).isEmpty();
    assertThat(SteadyState.from(times(9, i -> 10))).isEmpty();
  }

  @Test
  void aStretchMustBeHalfAsLongAsWhatItFollows() {
    assertThat(SteadyState.from(times(64, i -> i < 50 ? 20 : 10))).isEmpty();
    assertThat(SteadyState.from(times(75, i -> i < 50 ? 20 : 10))).hasValue(50);
  }

  @Test
  void aTrendThatNoStepShowsIsNotSteady() {
    assertThat(SteadyState.from(times(14, i -> 12 - 0.1 * i))).isEmpty();
  }

  @Test
  void oneThatGetsSlowerAgainIsNotSteady() {
    assertThat(SteadyState.from(times(40, i -> i < 20 ? 10 : 10 + 0.2 * (i - 20)))).isEmpty();
  }

  @Test
  void stepsThatEachAreNearTheEndButFallTogetherAreNotSteady() {
    IntToDoubleFunction falling = i -> i < 13 ? 10.19 : i < 26 ? 9.82 : 10;

    assertThat(SteadyState.from(times(32, falling))).isEmpty();
  }

  /** With a scatter of 0.1 % that a JVM always has; the seed is fixed. */
  private static List<Iteration> times(int n, IntToDoubleFunction millis) {
    SplittableRandom random = new SplittableRandom(11);
    return IntStream.range(0, n)
        .mapToObj(i ->
            new Iteration(50, 1e6 * millis.applyAsDouble(i) * (1 + 0.001 * random.nextGaussian())))
        .toList();
  }
}
