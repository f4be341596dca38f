package org.concurrencyatlas.run.hang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a JVM that hangs: from dumps of real ones. */
@Timeout(60)
class HangReportTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cycle    | deadlock: first and second wait for each other's monitors
          pool     | deadlock: all 2 workers of small-pool wait for other tasks in FutureTask.get, and none is left to run them
          carriers | hung: 2 of 2 carriers pinned in Stuck.pauseForEver
          monitor  | lock not released: 2 threads wait for a monitor of Object, held by holder in Stuck.await
          held-lock | lock not released: 2 threads wait for a ReentrantLock, held by holder in Stuck.await
          lock     | lock not released: 2 threads wait for a ReentrantLock, and nobody who runs holds it
          """)
  void whatWaitsForWhatIsToldFromTheThreadDump(String how, String reason) throws Exception {
    Path file = folder.resolve("logs").resolve("threads.json");
    Process stuck = start(how);
    HangReport report = new HangReport(file);
    try (BufferedReader output = stuck.inputReader()) {
      assertThat(output.readLine()).isEqualTo("stuck");
      report.take(List.of(stuck.toHandle()));
    } finally {
      stuck.destroyForcibly().waitFor();
    }

    assertThat(report.hang().map(HangText::of)).contains(reason);
    assertThat(file).content().contains("threadDump");
  }

  @Test
  void aPoolOfOneIsToldInTheSingular() {
    assertThat(HangText.of(new Hang.PoolStarved(1, "small-pool", "FutureTask.get")))
        .isEqualTo(
            "deadlock: the only worker of small-pool waits for other tasks in FutureTask.get, and"
                + " none is left to run them");
  }

  /** Six seconds: so long jcmd waits for an answer. */
  @Tag("full")
  @Test
  void aProcessThatIsNoJvmCostsOnlyTheExplanation() throws Exception {
    Process sleeping = new ProcessBuilder("sleep", "60").start();
    HangReport report = new HangReport(folder.resolve("threads.json"));
    try {
      report.take(List.of(sleeping.toHandle()));
    } finally {
      sleeping.destroyForcibly().waitFor();
    }

    assertThat(report.hang()).isEmpty();
  }

  @Test
  void aDumpThatIsCutShortIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("cut.json"), "{\"threadDump\": {\"time");

    assertThatThrownBy(() -> ThreadDump.read(file, false))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("no thread dump");
  }

  private static Process start(String how) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djdk.virtualThreadScheduler.parallelism=2",
            "-Djdk.virtualThreadScheduler.maxPoolSize=2",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Stuck.class.getName(),
            how)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
