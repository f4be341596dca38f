package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptTest {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Path SCRIPT = HERE.resolve("run-benchmarks.sh");

  @TempDir private Path folder;

  /** A link in a folder of the path once looked for the sources beside itself. */
  @Test
  void theScriptFindsItsFolderThroughSymbolicLinks() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("atlas"), SCRIPT);
    Path relative = Files.createSymbolicLink(folder.resolve("again"), Path.of("atlas"));

    assertThat(folderSeenBy(link)).isEqualTo(HERE.toString());
    assertThat(folderSeenBy(relative)).isEqualTo(HERE.toString());
  }

  /** The script is read up to where it knows its folder; nothing is built. */
  private static String folderSeenBy(Path link) throws Exception {
    Process bash =
        new ProcessBuilder("bash", "-x", link.toString()).redirectErrorStream(true).start();
    String trace = "";
    try (var lines = bash.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("+ here=")) {
          trace = line.substring("+ here=".length());
          break;
        }
      }
    } finally {
      bash.descendants().forEach(ProcessHandle::destroyForcibly);
      bash.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }
    return trace;
  }
}
