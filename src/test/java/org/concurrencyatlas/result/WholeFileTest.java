package org.concurrencyatlas.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void theNewContentReplacesTheOldAndNothingElseIsLeft() throws IOException {
    Path target = folder.resolve("summary.md");
    WholeFile.write(target, "old".getBytes(UTF_8));
    WholeFile.write(target, "new".getBytes(UTF_8));

    assertThat(target).hasContent("new");
    assertThat(folder).isDirectoryContaining(target::equals);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aTextThatBreaksOffLeavesTheOldOne() throws IOException {
    Path target = folder.resolve("jmh.json");
    WholeFile.write(target, out -> out.write("öld"));

    assertThatThrownBy(() ->
            WholeFile.write(
                target,
                out -> {
                  out.write("new");
                  throw new IOException("disk full");
                }))
        .hasMessage("disk full");
    assertThat(target).hasContent("öld");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void whatCannotBeWrittenLeavesNoHalfFile() throws IOException {
    Path target = Files.createDirectory(folder.resolve("taken"));
    Files.writeString(target.resolve("inside"), "kept");

    assertThatThrownBy(() -> WholeFile.write(target, new byte[] {1}))
        .isInstanceOf(IOException.class);
    assertThat(target.resolve("inside")).hasContent("kept");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }
}
