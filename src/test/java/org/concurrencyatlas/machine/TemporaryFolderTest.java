package org.concurrencyatlas.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed harness left in the temporary folder, and what a living one still needs. */
class TemporaryFolderTest {
  @TempDir Path parent;

  @Test
  void onlyFoldersOfProcessesThatAreGoneAreAbandoned() throws Exception {
    long gone = goneProcess();
    Path abandoned = Files.createDirectory(parent.resolve("concurrency-atlas-" + gone));
    Files.createDirectory(parent.resolve("concurrency-atlas-" + ProcessHandle.current().pid()));
    Files.createDirectory(parent.resolve("concurrency-atlas-trace-1234"));
    Files.createDirectory(parent.resolve("somebody-elses-" + gone));
    Files.createFile(parent.resolve("concurrency-atlas-9" + gone));

    assertThat(TemporaryFolder.abandoned(parent)).containsExactly(abandoned);
  }

  @Test
  void aFolderIsRemovedWithAllInItButNotWhatItsLinksPointAt() throws IOException {
    Path kept = Files.createFile(parent.resolve("kept"));
    Path folder = Files.createDirectory(parent.resolve("a"));
    Files.createDirectory(folder.resolve("b"));
    Files.createFile(folder.resolve("b/jmh123stdout"));
    Files.createSymbolicLink(folder.resolve("link"), kept);

    TemporaryFolder.remove(folder);

    assertThat(folder).doesNotExist();
    assertThat(kept).exists();
  }

  private static long goneProcess() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }
}
