package org.concurrencyatlas.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.backend.DelayServer;
import org.concurrencyatlas.machine.ProcessTree;
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
import org.concurrencyatlas.result.ResourceUsage;
import org.concurrencyatlas.suite.Suites;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real forks, two seconds each: most of their servers are not as they should be. */
@Timeout(120)
@DisplayName("A fork with an HTTP server: an outcome with the reason, and no process stays")
class HttpForksTest {
  private static final String POINT = "http(tasks=20,waitMicros=1000)";

  @TempDir private Path folder;

  @AfterEach
  void noProcessStays() {
    assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  @DisplayName("what the server computes is measured beside what the client does")
  void theCpuTimeOfTheServerIsMeasured() throws Exception {
    try (BackEnds backEnds = BackEnds.open(List.of(DelayServer.ID))) {
      ResourceUsage costs =
          run(backEnds, "http(tasks=500,waitMicros=0)", Duration.ofMillis(200), 30).costs();

      assertThat(costs.cpuNanosPerBatch()).isPositive();
      assertThat(costs.serverCpuNanosPerBatch().orElse(0)).isPositive();
    }
  }

  @Test
  @DisplayName("a server of other cells is no cost of tasks that do not ask it")
  void theServerOfAnotherCellIsNoCost() throws Exception {
    try (BackEnds backEnds = BackEnds.open(List.of(DelayServer.ID))) {
      ResourceUsage costs = run(backEnds, "square(tasks=100)", Duration.ofMillis(200), 30).costs();

      assertThat(costs.cpuNanosPerBatch()).isPositive();
      assertThat(costs.serverCpuNanosPerBatch()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"127.0.0.1:1", "no-such-host.invalid:80"})
  @DisplayName("connections are refused, or the host is not reachable: nobody's failure")
  void notReachable(String address) throws Exception {
    Outcome outcome = run(address, POINT, 30);

    assertThat(outcome.lost()).as("it counts against nobody").isTrue();
    assertThat(outcome.reason()).contains("ConnectException");
  }

  @Test
  @DisplayName("the server dies while the fork measures: nobody's failure")
  void diesInMidRun() throws Exception {
    try (BackEnds backEnds = BackEnds.open(List.of(DelayServer.ID))) {
      ProcessHandle server = backEnds.processes().getFirst();
      Thread killer =
          Thread.startVirtualThread(() -> {
            sleep(2_000);
            server.destroyForcibly();
          });
      Outcome outcome = run(backEnds, POINT, Duration.ofSeconds(10), 30).outcome();
      killer.join();

      assertThat(outcome.lost()).as("it counts against nobody").isTrue();
      assertThat(outcome.reason())
          .startsWith("the server with process id " + server.pid() + " has ended: ");
    }
  }

  @Test
  @DisplayName("every answer is 500")
  void answers500() throws Exception {
    Outcome outcome =
        against(
            exchange -> {
              exchange.sendResponseHeaders(500, -1);
              exchange.close();
            },
            30);

    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.reason()).startsWith("IOException: http://").contains("with status 500");
  }

  @Test
  @DisplayName("answers come too late for the fork's time limit")
  void answersSlowly() throws Exception {
    Outcome outcome = against(_ -> sleep(60_000), 3);

    assertThat(outcome.status()).isEqualTo(Status.TIMED_OUT);
    assertThat(outcome.reason()).startsWith("killed after 3000 ms");
  }

  @Test
  @DisplayName("connections are accepted and closed without an answer")
  void hangsUp() throws Exception {
    Outcome outcome = against(HttpExchange::close, 30);

    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    assertThat(outcome.reason()).startsWith("IOException: ");
  }

  private Outcome against(HttpHandler handler, int seconds) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
    try {
      return run("127.0.0.1:" + server.getAddress().getPort(), POINT, seconds);
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private Outcome run(String address, String point, int seconds) throws Exception {
    List<String> flags =
        List.of(BackEnds.flag(DelayServer.ID, BackEnds.at(DelayServer.ID, address).location()));
    try (BackEnds backEnds = BackEnds.open(List.of(DelayServer.ID), flags)) {
      return run(backEnds, point, Duration.ofMillis(200), seconds).outcome();
    }
  }

  private ForkResult run(BackEnds backEnds, String point, Duration iteration, int seconds)
      throws Exception {
    WorkloadCatalogue workloads = new WorkloadCatalogue();
    Cell cell =
        new Planner(workloads, new ModelCatalogue())
            .cell(new Profile.CellToBe(point, List.of("virtual-threads")));
    Protocol protocol = Protocol.of(iteration, 1, iteration, Duration.ofSeconds(seconds));
    List<String> flags = new ArrayList<>(ForkFlags.DEFAULT);
    flags.addAll(Suites.harnessFlags(List.of(DelayServer.ID), backEnds));
    flags.addAll(ProcessTree.serverFlags(backEnds.processes()));
    return new JmhForkRunner(
            workloads,
            (_, _) -> Optional.empty(),
            flags,
            List.of(),
            "",
            folder.resolve("logs"),
            backEnds.processes())
        .run(
            0,
            new ForkRequest(
                cell, cell.contenders().getFirst(), 0, 0, ForkResult.Role.MEASURED, protocol));
  }

  private static void sleep(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
