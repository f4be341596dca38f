package org.concurrencyatlas.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitedTest {
  private long now = Long.MAX_VALUE - 10; // the clock may run over
  private int times;

  @Test
  void whatTakesASecondIsLeftOutForThirty() {
    RateLimited seldom =
        new RateLimited(
            () -> {
              times++;
              now += 1_000;
            },
            () -> now);

    seldom.run();
    seldom.run();
    now += 29_999;
    seldom.run();
    assertThat(times).isEqualTo(1);

    now += 1;
    seldom.run();
    assertThat(times).isEqualTo(2);
  }
}
