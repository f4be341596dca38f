package org.concurrencyatlas.workload.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The times at which requests are due")
class ArrivalsTest {
  private static final int MANY = 100_000;

  @ParameterizedTest(name = "Poisson, seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void poissonDistancesHaveTheMeanAndTheDeviationOfAnExponential(long seed) {
    long[] due = due(Arrivals.poisson(1_000, seed), MANY);
    double[] distances = new double[MANY - 1];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = (due[i + 1] - due[i]) / 1e6;
      assertThat(distances[i]).isNotNegative();
    }
    double mean = LongStream.of(due[MANY - 1] - due[0]).sum() / 1e6 / distances.length;
    double squares = 0;
    for (double distance : distances) {
      squares += (distance - mean) * (distance - mean);
    }

    // four standard errors of a mean of 1 ms
    assertThat(mean).isCloseTo(1, within(4 / Math.sqrt(MANY)));
    assertThat(Math.sqrt(squares / distances.length)).isCloseTo(1, within(0.03));
  }

  @Test
  void theSameSeedGivesTheSameTimesAndAnotherOneOthers() {
    assertThat(due(Arrivals.poisson(500, 9), 100)).isEqualTo(due(Arrivals.poisson(500, 9), 100));
    assertThat(due(Arrivals.poisson(500, 9), 100))
        .isNotEqualTo(due(Arrivals.poisson(500, 10), 100));
  }

  @Test
  void fixedDistancesAreEqualAndNeverDrift() {
    long[] due = due(Arrivals.fixed(3), 3_000);

    assertThat(due[0]).isEqualTo(333_333_333);
    assertThat(due[2_999]).isEqualTo(1_000_000_000_000L);
  }

  private static long[] due(Arrivals arrivals, int number) {
    return LongStream.range(0, number).map(_ -> arrivals.nextNanos()).toArray();
  }
}
