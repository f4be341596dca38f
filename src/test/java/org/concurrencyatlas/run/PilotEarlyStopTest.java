package org.concurrencyatlas.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencyatlas.result.Iteration;
import org.junit.jupiter.api.Test;

class PilotEarlyStopTest {
  private final AtomicInteger kills = new AtomicInteger();
  private final PilotEarlyStop watch = new PilotEarlyStop(kills::incrementAndGet);

  @Test
  void aForkIsEndedOnceWhenItHasBeenSteadyForLongEnough() {
    for (int i = 0; i < 30; i++) {
      watch.accept(new Iteration(1, i < 7 ? 2e6 - 1e5 * i : 1e6));
    }

    assertThat(kills).hasValue(1);
    assertThat(watch.settled()).hasSizeBetween(10 + 6, 10 + 8);
  }

  @Test
  void aForkThatJumpsForthAndBackIsNeverSteady() {
    for (int i = 0; i < 60; i++) {
      watch.accept(new Iteration(1, 1e6 * Math.exp(i / 6 % 2 == 0 ? 0.05 : -0.05)));
    }

    assertThat(kills).hasValue(0);
    assertThat(watch.settled()).isEmpty();
  }

  @Test
  void aForkThatKeepsChangingRunsToItsEnd() {
    for (int i = 0; i < 60; i++) {
      watch.accept(new Iteration(1, 1e6 * (1 + 0.01 * i)));
    }

    assertThat(kills).hasValue(0);
    assertThat(watch.settled()).isEmpty();
  }
}
