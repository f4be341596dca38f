package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.store.Journal;
import org.concurrencyatlas.result.store.RunDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of real forks, half a minute each. */
@Tag("full")
@Timeout(300)
@DisplayName("A run whose HTTP server is not there, and one whose server is")
class ServerGoneTest {
  @TempDir private Path results;

  @Test
  @DisplayName("the run goes on with its other cells, and blames no contender")
  void theRunGoesOn() throws Exception {
    RunDirectory run = run("--service", "delay-server=127.0.0.1:1");
    List<ForkResult> forks = Journal.read(run.journal()).forks();

    assertThat(forks)
        .filteredOn(fork -> fork.point().workload().equals("http"))
        .isNotEmpty()
        .allMatch(fork -> fork.outcome().lost());
    assertThat(forks)
        .filteredOn(fork -> fork.point().workload().equals("square"))
        .isNotEmpty()
        .allMatch(fork -> fork.outcome().ok());
    assertThat(Files.readString(run.path().resolve("summary.md"))).contains("ConnectException");
    assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  @DisplayName("the record of the run has the server's address, version and settings")
  void theRecordHasTheServer() throws Exception {
    RunDirectory run = run();

    assertThat(run.environment().services()).containsOnlyKeys("delay-server");
    assertThat(run.environment().services().get("delay-server"))
        .matches("Netty .* at localhost:\\d+, .*");
    assertThat(Journal.read(run.journal()).forks())
        .filteredOn(fork -> fork.point().workload().equals("http"))
        .filteredOn(fork -> fork.role() == ForkResult.Role.MEASURED)
        .isNotEmpty()
        .allMatch(fork -> fork.costs().serverCpuNanosPerBatch().isPresent());
  }

  private RunDirectory run(String... more) throws IOException {
    StringWriter printed = new StringWriter();
    Stream<String> arguments =
        Stream.concat(
            Stream.of(
                "run",
                "--profile",
                "smoke",
                "--point",
                "http(tasks=20,waitMicros=1000)",
                "--point",
                "square(tasks=100)",
                "--contender",
                "virtual-threads",
                "--contender",
                "fixed-pool(threads=4)",
                "--budget",
                "20s",
                "--results",
                results.toString()),
            Stream.of(more));
    Main.execute(
        new PrintWriter(printed, true),
        new PrintWriter(printed, true),
        arguments.toArray(String[]::new));
    assertThat(printed.toString()).contains("http", "square");
    return RunDirectory.last(results);
  }
}
