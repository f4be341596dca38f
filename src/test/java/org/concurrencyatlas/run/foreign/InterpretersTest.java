package org.concurrencyatlas.run.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.concurrencyatlas.model.foreign.ForeignRuntime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What interpreters say of themselves. */
class InterpretersTest {
  @TempDir private Path folder;
  private Interpreters interpreters;

  @BeforeEach
  void lookHere() {
    interpreters = new Interpreters("/nowhere:" + folder);
  }

  @Test
  @DisplayName("a version is the first line of what an interpreter answers")
  void version() throws IOException {
    install("golang", "echo \"Go 1.25 $1\"; echo more");
    ForeignRuntime asked = new ForeignRuntime("golang", List.of("-v"), Map.of());

    assertThat(interpreters.versions(List.of(asked)))
        .containsExactly(Map.entry("golang", "Go 1.25 -v"));
  }

  @Test
  @DisplayName(
      "one that fails or says nothing is of unknown version, one that is not there of none")
  void noVersion() throws IOException {
    install("fails", "echo oops; exit 2");
    install("silent", "exit 0");

    assertThat(
            interpreters.versions(
                List.of(
                    new ForeignRuntime("fails"),
                    new ForeignRuntime("silent"),
                    new ForeignRuntime("missing"))))
        .containsExactly(
            Map.entry("fails", "fails of unknown version"),
            Map.entry("silent", "silent of unknown version"));
  }

  private void install(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
