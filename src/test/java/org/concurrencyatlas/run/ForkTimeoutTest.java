package org.concurrencyatlas.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ForkTimeoutTest {
  @Test
  void whatStartedUnderTheLimitIsKilledWhenItExpiresAndNothingOlder() throws Exception {
    Process older = hang();
    try (ForkTimeout limit = new ForkTimeout(50)) {
      Process hanging = hang();

      assertThat(hanging.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(limit.expired()).isTrue();
      assertThat(older.isAlive()).isTrue();
    } finally {
      older.destroyForcibly().waitFor();
    }
  }

  @Test
  void whatAForkLeavesBehindIsKilledAtItsEnd() throws Exception {
    Process left;
    try (ForkTimeout _ = new ForkTimeout(60_000)) {
      left = hang();
    }

    assertThat(left.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private static Process hang() throws IOException {
    return new ProcessBuilder("sleep", "60").start();
  }
}
