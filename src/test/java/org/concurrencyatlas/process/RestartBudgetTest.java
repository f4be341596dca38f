package org.concurrencyatlas.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {
  private final AtomicLong now = new AtomicLong();
  private final RestartBudget restartBudget =
      new RestartBudget(2, Duration.ofSeconds(10), now::get);

  @Test
  void oneDeathTooManyWithinThePeriodOverdrawsIt() {
    assertThat(restartBudget.spend()).isTrue();
    assertThat(restartBudget.spend()).isTrue();
    assertThat(restartBudget.spend()).isFalse();
  }

  @Test
  void deathsOlderThanThePeriodAreForgotten() {
    for (int i = 0; i < 20; i++) {
      assertThat(restartBudget.spend()).isTrue();
      now.addAndGet(Duration.ofSeconds(6).toNanos());
    }
  }
}
