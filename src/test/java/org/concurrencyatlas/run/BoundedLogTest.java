package org.concurrencyatlas.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A fork that prints without end does not fill the harness. */
class BoundedLogTest {
  @Test
  void aShortLogIsKeptWhole() {
    BoundedLog log = new BoundedLog();
    write(log, "one line\nanother");

    assertThat(log.text()).isEqualTo("one line\nanother");
  }

  @Test
  void ofALongOneTheBeginningAndTheEndAreKept() {
    BoundedLog log = new BoundedLog();
    for (int i = 0; i < 100_000; i++) {
      write(log, "%07d\n".formatted(i));
    }

    assertThat(log.text().length()).isBetween(2 * BoundedLog.HALF, 2 * BoundedLog.HALF + 100);
    assertThat(log.text())
        .startsWith("0000000\n0000001\n")
        .contains("… 275712 bytes left out …")
        .endsWith("0099998\n0099999\n");
  }

  @Test
  void whatJustFillsItIsWhole() {
    BoundedLog log = new BoundedLog();
    write(log, "x".repeat(2 * BoundedLog.HALF));

    assertThat(log.text()).isEqualTo("x".repeat(2 * BoundedLog.HALF));
  }

  private static void write(BoundedLog log, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    log.write(bytes, 0, bytes.length);
  }
}
