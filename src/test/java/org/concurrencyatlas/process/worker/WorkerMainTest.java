package org.concurrencyatlas.process.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WorkerMainTest {
  @TempDir private Path folder;

  /**
   * Each worker once looked for a logger when it ended, in every jar of its class path. With a long
   * one it was killed before it was through, and a user's teardown was never called.
   */
  @Test
  void aWorkerWhosePoolHasEndedTheLinkEndsWithoutLookingForALogger() throws Exception {
    Path loaded = folder.resolve("loaded");
    Process worker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "-cp",
                System.getProperty("java.class.path"),
                WorkerMain.class.getName(),
                Long.toString(ProcessHandle.current().pid()),
                "1000000",
                "pipe")
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    try {
      worker.getOutputStream().close();
      assertThat(worker.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      worker.destroyForcibly();
    }

    assertThat(worker.exitValue()).isZero();
    assertThat(Files.readString(loaded))
        .contains(TaskLoop.class.getName())
        .doesNotContain("java.lang.System$LoggerFinder");
  }
}
