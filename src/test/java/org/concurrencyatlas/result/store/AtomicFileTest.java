package org.concurrencyatlas.result.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void theNewContentReplacesTheOldAndNothingElseIsLeft() throws IOException {
    Path target = folder.resolve("summary.md");
    AtomicFile.write(target, "old".getBytes(UTF_8));
    AtomicFile.write(target, "new".getBytes(UTF_8));

    assertThat(target).hasContent("new");
    assertThat(folder).isDirectoryContaining(target::equals);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aTextThatBreaksOffLeavesTheOldOne() throws IOException {
    Path target = folder.resolve("jmh.json");
    AtomicFile.write(target, out -> out.write("öld"));

    assertThatThrownBy(() ->
            AtomicFile.write(
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

    assertThatThrownBy(() -> AtomicFile.write(target, new byte[] {1}))
        .isInstanceOf(IOException.class);
    assertThat(target.resolve("inside")).hasContent("kept");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }
}
