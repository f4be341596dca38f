package org.concurrencyatlas.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs by their name. */
class RunPathTest {
  private static final Path NOTHING = Path.of("nothing");

  @TempDir private Path results;

  @Test
  void theNewestRunOfANameIsMeant() throws IOException {
    Files.createDirectory(results.resolve("2026-11-01T10-00-00-nightly"));
    Path newest = Files.createDirectory(results.resolve("2026-12-01T10-00-00-nightly"));
    Files.createDirectory(results.resolve("2026-12-02T10-00-00-quick"));

    assertThat(RunPath.named(results, "nightly", NOTHING)).isEqualTo(newest);
  }

  @Test
  void aNameThatNoRunHasStaysWhatItIs() {
    assertThat(RunPath.named(results, "nightly", NOTHING)).isEqualTo(NOTHING);
    assertThat(RunPath.named(results.resolve("absent"), "nightly", NOTHING)).isEqualTo(NOTHING);
    assertThat(new RunPath().convert("some/where")).isEqualTo(Path.of("some/where"));
  }
}
