package org.concurrencyatlas.stats.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A queue without overhead")
class IdealQueueTest {
  @ParameterizedTest(name = "M/D/1 at a load of {0}")
  @ValueSource(doubles = {0.2, 0.5, 0.8})
  void oneServerFollowsPollaczekAndKhinchine(double load) {
    IdealQueue queue = IdealQueue.of(1, 2, load / 2);

    assertThat(queue.mean())
        .isCloseTo(2 + 2 * load / (2 * (1 - load)), Percentage.withPercentage(2));
    // who finds the server idle does not wait
    assertThat(queue.quantile(0.95 * (1 - load))).isCloseTo(2, within(1e-6));
  }

  /** M/D/2 at 80 %: the wait is 0.4444 of a service, half of that of M/M/2 up to 1 % or so. */
  @Test
  void twoServersLetRequestsWaitLess() {
    IdealQueue queue = IdealQueue.of(2, 1, 1.6);

    double likeExponential = 0.8 * 0.8 / (1 - 0.8 * 0.8);
    assertThat(queue.mean() - 1).isCloseTo(likeExponential / 2, Percentage.withPercentage(5));
  }

  @Test
  void whatDoesNotKeepUpHasNoQuantile() {
    assertThat(IdealQueue.of(2, 1, 2).quantile(0.5)).isNaN();
    assertThat(IdealQueue.of(2, 1, Double.NaN).mean()).isNaN();
  }
}
