package org.concurrencyatlas.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.Environments;
import org.junit.jupiter.api.Test;

/** What machine and software this is. */
class EnvironmentReaderTest {
  @Test
  void whatTheEnvironmentAddsToEveryJvmIsTold() {
    assertThat(
            EnvironmentReader.inheritedOptions(
                Map.of("JAVA_TOOL_OPTIONS", "-Xint", "PATH", "/bin", "_JAVA_OPTIONS", " ")))
        .isEqualTo("JAVA_TOOL_OPTIONS=-Xint");
    assertThat(EnvironmentReader.inheritedOptions(Map.of())).isEmpty();
  }

  @Test
  void itIsPartOfTheIdentityOfWhereForksRun() throws IOException {
    Environment here = EnvironmentReader.read(List.of());

    assertThat(Environments.with(here, "inheritedOptions", "JAVA_TOOL_OPTIONS=-Xint").id())
        .isNotEqualTo(Environments.with(here, "inheritedOptions", "").id());
    assertThat(Environments.with(here, "inheritedOptions", "JAVA_TOOL_OPTIONS=-Xint").sameness())
        .containsEntry("options of the environment", "JAVA_TOOL_OPTIONS=-Xint");
  }
}
