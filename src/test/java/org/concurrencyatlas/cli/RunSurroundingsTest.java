package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.store.Journal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What stands around a run: another benchmark, and options that reach every JVM unseen. */
@Timeout(60)
class RunSurroundingsTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  @TempDir private Path results;

  /** Its forks once failed, and a contender that failed cannot win. */
  @Test
  void besideAnotherJmhARunWaitsBeforeItsFirstForkAndSaysSo() throws Exception {
    Path lock = results.resolve("jmh.lock");
    try (FileChannel other =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = other.lock()) {
      assertThat(held.isValid()).isTrue();
      Process run = started(Map.of());

      assertThat(lineWith(run, "waiting for it to end")).contains("another JMH", lock.toString());
      assertThat(run.isAlive()).isTrue();
      end(run);
    }
    assertThat(journals()).as("no fork began").isEmpty();
  }

  @Test
  void optionsOfTheEnvironmentArePartOfWhereARunWasMeasured() throws Exception {
    Process run = started(Map.of("JAVA_TOOL_OPTIONS", "-Dshop=on"));

    lineWith(run, "writing to");
    end(run);

    assertThat(file("environment.json")).content().contains("JAVA_TOOL_OPTIONS=-Dshop=on");
  }

  /** Its repeats once took as long again as its budget. Fifteen seconds. */
  @Tag("full")
  @Test
  void besideABusyProgramRepeatsAreBegunWithinTheBudgetOnly() throws Exception {
    Process busy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    try {
      Process run = started(Map.of(), "--budget", "10s");

      lineWith(run, "no line has these words");
      assertThat(run.waitFor()).isZero();
    } finally {
      busy.destroyForcibly().waitFor();
    }
    List<ForkResult> forks = Journal.read(journals().getFirst()).forks();
    Instant begin = forks.getFirst().startedAt();
    assertThat(forks).as("repeats").anyMatch(fork -> fork.attempt() > 0);
    assertThat(forks)
        .allSatisfy(
            fork -> assertThat(Duration.between(begin, fork.startedAt())).isLessThan(TEN_SECONDS));
  }

  private Process started(Map<String, String> environment, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + results,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--profile",
                "smoke",
                "--point",
                "sha256(tasks=64)",
                "--contender",
                "sequential",
                "--results",
                results.resolve("runs").toString()));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** The first line with these words; empty when the run ends without one. */
  private static String lineWith(Process run, String words) throws IOException {
    var lines = run.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.contains(words)) {
        return line;
      }
    }
    return "";
  }

  private static void end(Process run) throws InterruptedException {
    List<ProcessHandle> forks = run.descendants().toList();
    run.destroyForcibly().waitFor();
    forks.forEach(each -> each.onExit().join());
  }

  private Path file(String name) throws IOException {
    try (Stream<Path> files = Files.walk(results)) {
      return files.filter(each -> each.endsWith(name)).findFirst().orElseThrow();
    }
  }

  private List<Path> journals() throws IOException {
    try (Stream<Path> files = Files.walk(results)) {
      return files.filter(each -> each.endsWith("forks.jsonl")).toList();
    }
  }
}
