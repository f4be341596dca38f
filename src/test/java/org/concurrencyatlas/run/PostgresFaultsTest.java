package org.concurrencyatlas.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.ForkFlags;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.Profile;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Outcome.Status;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real forks whose database fails them. */
@Timeout(120)
class PostgresFaultsTest {
  private static final String SERVICE = "postgres";
  private static final int CONNECTIONS = 8;

  @TempDir private Path folder;

  @Test
  @DisplayName("a server that dies in mid-run, or that is slow, ends its fork with the reason")
  void aServerThatDiesOrIsSlowEndsItsForkWithTheReason() throws Exception {
    try (BackEnds backEnds = BackEnds.open(List.of(SERVICE))) {
      String location = backEnds.location(SERVICE);
      ForkResult slow = run("sql(tasks=1,waitMicros=60000000)", "virtual-threads", location, 3);
      assertThat(slow.outcome().status()).isEqualTo(Status.TIMED_OUT);
      waitForIdle(server(backEnds));

      Thread killer = Thread.ofPlatform().start(() -> killWhenInUse(server(backEnds)));
      ForkResult died =
          run("sql(tasks=200,connections=%d)".formatted(CONNECTIONS), "async", location, 60);
      killer.join();

      assertThat(died.outcome().status())
          .as(died.outcome().reason())
          .isEqualTo(Status.MACHINE_FAILED);
      assertThat(died.outcome().reason()).startsWith("PostgreSQL at 127.0.0.1:");

      ForkResult next = run("sql(tasks=20)", "virtual-threads", location, 60);
      assertThat(next.outcome().status()).isEqualTo(Status.MACHINE_FAILED);
      assertThat(next.outcome().reason())
          .startsWith("PostgreSQL at 127.0.0.1:")
          .contains("refused");
    }
    assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
  }

  /** The child of the process that keeps it. */
  private static ProcessHandle server(BackEnds backEnds) {
    return backEnds.processes().getFirst().children().findFirst().orElseThrow();
  }

  /** The server notices within a second or two that a client was killed. */
  private static void waitForIdle(ProcessHandle server) throws InterruptedException {
    while (sessions(server) > 0) {
      Thread.sleep(50);
    }
  }

  private static void killWhenInUse(ProcessHandle server) {
    try {
      while (sessions(server) < CONNECTIONS) {
        Thread.sleep(10);
      }
      Thread.sleep(300);
      server.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** PostgreSQL writes into the command line of a session whom it serves. */
  private static long sessions(ProcessHandle server) {
    return server.children().filter(each -> commandLine(each).contains(" 127.0.0.1(")).count();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException e) {
      return "";
    }
  }

  private ForkResult run(String point, String contender, String location, int seconds)
      throws Exception {
    WorkloadCatalogue workloads = new WorkloadCatalogue();
    Cell cell =
        new Planner(workloads, new ModelCatalogue())
            .cell(new Profile.CellToBe(point, List.of(contender)));
    Protocol protocol =
        Protocol.of(Duration.ofMillis(200), 2, Duration.ofSeconds(10), Duration.ofSeconds(seconds));
    ForkRequest request =
        new ForkRequest(
            cell, cell.contenders().getFirst(), 0, 0, ForkResult.Role.MEASURED, protocol);
    List<String> flags =
        Stream.concat(ForkFlags.DEFAULT.stream(), Stream.of(BackEnds.flag(SERVICE, location)))
            .toList();
    return new JmhForkRunner(
            workloads,
            (_, _) -> Optional.empty(),
            flags,
            List.of(),
            "",
            folder.resolve("logs"),
            List.of())
        .run(7, request);
  }
}
