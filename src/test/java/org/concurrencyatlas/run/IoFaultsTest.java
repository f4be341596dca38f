package org.concurrencyatlas.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.contract.Leftovers;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.ForkFlags;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.Profile;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Outcome.Status;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.concurrencyatlas.workload.io.LoopbackServer;
import org.concurrencyatlas.workload.store.StoreAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real forks whose store or disk fails; each has an outcome, and nothing stays. */
@Timeout(120)
@DisplayName("A fork whose object store or disk")
class IoFaultsTest {
  private static final String GET = "object-store(tasks=4,bytes=1000,waitMicros=0)";
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final String WRONG_KEY = "-Daws.accessKeyId=somebody";
  private static final String WRONG_SECRET = "-Daws.secretAccessKey=top-secret";

  @TempDir private Path folder;
  private Leftovers leftovers;

  @BeforeEach
  void before() {
    leftovers = Leftovers.before();
  }

  @AfterEach
  void nothingStays() throws InterruptedException {
    leftovers.assertNone();
  }

  @Test
  @DisplayName("cannot be reached says so")
  void notReachable() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    Outcome outcome = run(elsewhere(port), 60, List.of());

    assertThat(outcome.status()).isEqualTo(Status.MACHINE_FAILED);
    assertThat(outcome.reason())
        .startsWith("the object store http://127.0.0.1:%d cannot be used: ".formatted(port))
        .containsIgnoringCase("connection refused");
  }

  @Test
  @DisplayName("turns its credentials away says so, and tells no secret")
  void wrongCredentials() throws Exception {
    try (BackEnds own = BackEnds.open(List.of(StoreAddress.SERVICE))) {
      Outcome outcome = run(elsewhere(own.address(StoreAddress.SERVICE).getPort()), 60, List.of());

      assertThat(outcome.status()).isEqualTo(Status.MACHINE_FAILED);
      assertThat(outcome.reason()).contains("Status Code: 403").doesNotContain("top-secret");
    }
  }

  @Test
  @DisplayName("answers with errors says so")
  void answersWithErrors() throws Exception {
    HttpServer broken = server(0, 500);
    try {
      Outcome outcome = run(elsewhere(broken.getAddress().getPort()), 60, List.of());

      assertThat(outcome.status()).isEqualTo(Status.MACHINE_FAILED);
      assertThat(outcome.reason()).contains("Status Code: 500");
    } finally {
      broken.stop(0);
    }
  }

  @Test
  @DisplayName("does not answer in time is ended at its time limit")
  void answersTooSlowly() throws Exception {
    HttpServer slow = server(600_000, 200);
    try {
      Outcome outcome = run(elsewhere(slow.getAddress().getPort()), 3, List.of());

      assertThat(outcome.status()).isEqualTo(Status.TIMED_OUT);
      assertThat(outcome.reason()).startsWith("killed after 3000 ms");
    } finally {
      slow.stop(0);
    }
  }

  @Test
  @DisplayName("was the harness's own and has ended does not count against its contender")
  void diesInMidRun() throws Exception {
    try (BackEnds own = BackEnds.open(List.of(StoreAddress.SERVICE))) {
      List<String> flags =
          List.of(BackEnds.flag(StoreAddress.SERVICE, own.location(StoreAddress.SERVICE)));
      assertThat(run(flags, 60, own.processes()).ok()).isTrue();

      ProcessHandle server = own.processes().getFirst();
      Thread killer =
          Thread.ofVirtual()
              .unstarted(() -> {
                try {
                  Thread.sleep(2_500); // the fork needs longer than that
                  server.destroyForcibly();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      killer.start();
      Outcome outcome = run(GET, flags, 60, own.processes(), Duration.ofSeconds(20));
      killer.join();

      assertThat(outcome.status()).isEqualTo(Status.HARNESS_FAILED);
      assertThat(outcome.reason())
          .startsWith("the server with process id %d has ended: ".formatted(server.pid()));
    }
  }

  @Test
  @DisplayName("is full fails for the machine's sake, and leaves no file")
  void theDiskIsFull() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeThat(exitOf("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()))
        .as("a file system can be mounted")
        .isZero();
    try {
      Outcome outcome =
          run(
              "file(tasks=4,files=4,bytes=1000000)",
              List.of("-Dconcurrencyatlas.files=" + disk),
              60,
              List.of(),
              SHORT);

      assertThat(outcome.status()).isEqualTo(Status.MACHINE_FAILED);
      assertThat(outcome.reason()).contains("No space left on device");
      assertThat(disk).isEmptyDirectory();
    } finally {
      assertThat(exitOf("umount", disk.toString())).isZero();
    }
  }

  private static int exitOf(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  private static List<String> elsewhere(int port) {
    StoreAddress address =
        StoreAddress.elsewhere("http://127.0.0.1:" + port, "us-east-1", "some-bucket");
    List<String> flags = new ArrayList<>(address.flags());
    flags.add(BackEnds.flag(StoreAddress.SERVICE, address.hostAndPort()));
    flags.add(WRONG_KEY);
    flags.add(WRONG_SECRET);
    return flags;
  }

  private static HttpServer server(long waitMillis, int status) throws IOException {
    return LoopbackServer.start(exchange -> {
      try {
        Thread.sleep(waitMillis);
        exchange.sendResponseHeaders(status, -1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  private Outcome run(List<String> flags, int seconds, List<ProcessHandle> servers)
      throws Exception {
    return run(GET, flags, seconds, servers, SHORT);
  }

  private Outcome run(
      String point,
      List<String> flags,
      int seconds,
      List<ProcessHandle> servers,
      Duration iteration)
      throws Exception {
    WorkloadCatalogue workloads = new WorkloadCatalogue();
    Cell cell =
        new Planner(workloads, new ModelCatalogue())
            .cell(new Profile.CellToBe(point, List.of("virtual-threads")));
    ForkRequest request =
        new ForkRequest(
            cell,
            cell.contenders().getFirst(),
            0,
            0,
            ForkResult.Role.MEASURED,
            Protocol.of(SHORT, 1, iteration, Duration.ofSeconds(seconds)));
    List<String> all = new ArrayList<>(ForkFlags.DEFAULT);
    all.addAll(flags);
    return new JmhForkRunner(
            workloads,
            (_, _) -> Optional.empty(),
            all,
            List.of(),
            "",
            folder.resolve("logs"),
            servers)
        .run(1, request)
        .outcome();
  }
}
