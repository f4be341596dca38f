package org.concurrencyatlas.suite.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.concurrencyatlas.result.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class IpcSuiteTest {
  @ParameterizedTest
  @ValueSource(strings = {"heap", "pipe", "unix-socket", "tcp", "ring", "reference"})
  void everyMechanismBringsMessagesThereAndBack(String mechanism) throws Exception {
    for (int bytes : new int[] {1, 100_000}) {
      for (int burst : new int[] {1, 64}) {
        byte[] message = new byte[bytes];
        try (RoundTrip hop = RoundTrip.open(mechanism, bytes, burst)) {
          for (byte content = 1; content < 10; content++) {
            message[bytes - 1] = content;
            hop.exchange(message);
            assertThat(hop.lastByteOfAnswer()).isEqualTo(content);
          }
        }
      }
    }
  }

  @Test
  void anUnknownMechanismIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> RoundTrip.open("pigeon", 1, 1))
        .isInstanceOf(UsageException.class)
        .hasMessageContainingAll("mechanism=pigeon", "heap, pipe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"atomic", "file-lock"})
  void noIncrementOfTwoProcessesIsLost(String guard) throws Exception {
    SharedCounterSuite suite = new SharedCounterSuite();
    suite.guard = guard;
    suite.open();
    for (int i = 0; i < 20_000; i++) {
      suite.increment();
    }
    suite.close(); // throws when one is missing
    assertThat(suite.guard).isEqualTo(guard);
  }
}
