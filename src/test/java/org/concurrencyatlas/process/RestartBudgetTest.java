package org.concurrencyatlas.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {
  private final AtomicLong now = new AtomicLong();
  private final RestartBudget budget = new RestartBudget(2, Duration.ofSeconds(10), now::get);

  @Test
  void oneExitTooManyWithinThePeriodExceedsTheBudget() {
    assertThat(budget.spend()).isTrue();
    assertThat(budget.spend()).isTrue();
    assertThat(budget.spend()).isFalse();
  }

  @Test
  void exitsOlderThanThePeriodDoNotCount() {
    for (int i = 0; i < 20; i++) {
      assertThat(budget.spend()).isTrue();
      now.addAndGet(Duration.ofSeconds(6).toNanos());
    }
  }
}
