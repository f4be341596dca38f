package org.concurrencyatlas.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.Environments;
import org.concurrencyatlas.result.store.Json;
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

  @Test
  void anotherVersionOfARuntimeIsAnotherEnvironmentAndNoneIsTheSameAsEver() throws IOException {
    Environment here = EnvironmentReader.read(List.of());
    Environment one = here.withRuntimes(runtime("CPython 3.11.7"));
    Environment other = here.withRuntimes(runtime("CPython 3.12.1"));

    assertThat(one.id()).isNotEqualTo(other.id()).isNotEqualTo(here.id());
    assertThat(one.sameness()).containsEntry("python3", "CPython 3.11.7");
    assertThat(one.with(runtime("127.0.0.1:1")).runtimes()).isEqualTo(one.runtimes());
    assertThat(one.with(runtime("127.0.0.1:1")).id()).isEqualTo(one.id());
    assertThat(Json.read(Json.pretty(one), Environment.class)).isEqualTo(one);
    assertThat(Json.pretty(here)).doesNotContain("runtimes");
    assertThat(Json.read(Json.pretty(here), Environment.class).runtimes()).isEmpty();
  }

  private static SortedMap<String, String> runtime(String version) {
    return new TreeMap<>(Map.of("python3", version));
  }
}
