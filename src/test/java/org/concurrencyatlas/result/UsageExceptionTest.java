package org.concurrencyatlas.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsageExceptionTest {
  private static final List<String> KNOWN = List.of("sequential", "virtual-threads", "async");

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnesAndTheClosest() {
    assertThat(UsageException.unknown("model", "virtal", KNOWN))
        .hasMessage(
            "unknown model \"virtal\"; known: sequential, virtual-threads, async;"
                + " did you mean virtual-threads?");
  }

  @Test
  void aNameThatIsLikeNoOtherGetsNoGuess() {
    assertThat(UsageException.unknown("model", "quantum", KNOWN).getMessage())
        .isEqualTo("unknown model \"quantum\"; known: sequential, virtual-threads, async");
  }

  @Test
  void nothingKnownIsSaid() {
    assertThat(UsageException.unknown("setting of sequential", "admit", List.of()))
        .hasMessage("unknown setting of sequential \"admit\"; known: none");
  }
}
