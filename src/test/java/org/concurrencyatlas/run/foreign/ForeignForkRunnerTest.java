package org.concurrencyatlas.run.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.model.foreign.Python;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.Profile;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Noise;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Outcome.Status;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.ResourceUsage;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forks of programs that are no JVM. */
class ForeignForkRunnerTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final String COMPUTES = "sha256(bytes=2048,tasks=20)";
  private static final String WAITS = "timer(tasks=10,waitMicros=1000)";

  private final WorkloadCatalogue workloads = new WorkloadCatalogue();

  @BeforeEach
  void thereIsAPython() {
    assumeThat(Interpreters.onPath().find("python3")).isPresent();
  }

  static Stream<Arguments> waysAndPoints() {
    Stream<Arguments> ways =
        Python.models().stream()
            .map(model -> model.info().id())
            .flatMap(id -> Stream.of(Arguments.of(id, COMPUTES), Arguments.of(id, WAITS)));
    Stream<Arguments> points =
        Stream.of(
                "square(chunk=3,tasks=50)",
                "mixed(cpuSharePercent=20,taskMicros=100,tasks=7)",
                "counter(kind=none,tasks=5,updates=100)",
                "counter(kind=synchronized,tasks=5,updates=100)",
                "counter(kind=reentrant-lock,tasks=5,updates=100)")
            .map(point -> Arguments.of("python-thread-pool", point));
    return Stream.concat(ways, points);
  }

  @ParameterizedTest
  @MethodSource("waysAndPoints")
  @DisplayName("every way gives the answers that the JVM's models give, and tells what it used")
  void sameAnswers(String contender, String point) throws Exception {
    ForkResult fork = run(point, contender, Role.MEASURED, Services.none());

    assertThat(fork.outcome()).isEqualTo(Outcome.OK);
    assertThat(fork.iterations()).hasSize(2).allMatch(each -> each.batches() > 0);
    assertThat(fork.score()).isFinite();
    assertThat(fork.costs().peakResidentBytes()).isPositive();
    assertThat(fork.costs().peakThreads()).isPositive();
    assertThat(fork.environment()).isEqualTo("here");
  }

  @Test
  @DisplayName("requests go to the same server as those of the JVM's models")
  void requests() throws Exception {
    try (BackEnds backEnds = BackEnds.open(Set.of("delay-server"))) {
      for (String contender :
          List.of("python-thread-pool", "python-asyncio", "python-process-pool")) {
        ForkResult fork =
            run("http(bytes=100,tasks=10,waitMicros=1000)", contender, Role.MEASURED, backEnds);
        assertThat(fork.outcome()).as(contender).isEqualTo(Outcome.OK);
      }
    }
  }

  @Test
  @DisplayName("a pilot ends when it is steady")
  void pilots() throws Exception {
    Protocol pilot = Protocol.of(Duration.ZERO, 1000, SHORT, Duration.ofSeconds(60));

    ForkResult fork =
        runner(Services.none(), Interpreters.onPath())
            .run(3, request(WAITS, "python-thread-pool", Role.PILOT, pilot));

    assertThat(fork.outcome()).isEqualTo(Outcome.OK);
    assertThat(fork.iterations()).hasSizeLessThan(1000);
    assertThat(fork.sequence()).isEqualTo(3);
  }

  @Test
  @DisplayName("what a program cannot run is unsupported, with a reason")
  void unsupported() throws Exception {
    assertThat(run("primes", "python-pool", Role.MEASURED, Services.none()).outcome())
        .isEqualTo(
            new Outcome(
                Status.UNSUPPORTED,
                "python-pool runs counter, http, mixed, sha256, square, timer only"));
    assertThat(
            run("counter(kind=adder,tasks=5)", "python-threading", Role.MEASURED, Services.none())
                .outcome())
        .isEqualTo(
            new Outcome(Status.UNSUPPORTED, "Python has no counterpart of counter(kind=adder)"));
    assertThat(
            run("timer(jvm.processors=1,tasks=5)", "python-asyncio", Role.MEASURED, Services.none())
                .outcome()
                .reason())
        .isEqualTo("python-asyncio is no JVM, and has no variant or axis of one");
    ForkResult without =
        runner(Services.none(), new Interpreters("/nowhere"))
            .run(0, request(WAITS, "python-asyncio", Role.MEASURED, protocol()));
    assertThat(without.outcome())
        .isEqualTo(new Outcome(Status.UNSUPPORTED, "python3 is not on the path"));
  }

  @Test
  @DisplayName("a program that outlasts its time is killed with its workers")
  void timeLimit() throws Exception {
    Protocol never = Protocol.of(Duration.ofSeconds(60), 1, SHORT, Duration.ofMillis(700));

    ForkResult fork =
        runner(Services.none(), Interpreters.onPath())
            .run(0, request(WAITS, "python-pool(workers=2)", Role.MEASURED, never));

    assertThat(fork.outcome()).isEqualTo(new Outcome(Status.TIMED_OUT, "killed after 700 ms"));
    assertThat(fork.iterations()).isEmpty();
    assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  @DisplayName("the limit, and models of the JVM, are left to the runner of JVMs")
  void others() throws Exception {
    assertThat(run(WAITS, "async", Role.MEASURED, Services.none()).environment()).isEqualTo("jvm");
    assertThat(run(WAITS, "python-asyncio", Role.LIMIT, Services.none()).environment())
        .isEqualTo("jvm");
  }

  private ForkResult run(String point, String contender, Role role, Services services)
      throws Exception {
    return runner(services, Interpreters.onPath())
        .run(0, request(point, contender, role, protocol()));
  }

  private static Protocol protocol() {
    return Protocol.of(SHORT, 2, SHORT, Duration.ofSeconds(60));
  }

  private ForeignForkRunner runner(Services services, Interpreters interpreters) {
    return new ForeignForkRunner(
        (sequence, request) -> ofAJvm(request),
        workloads,
        (_, _) -> Optional.empty(),
        services,
        List.of(),
        "here",
        interpreters);
  }

  private ForkRequest request(String point, String contender, Role role, Protocol protocol) {
    Cell cell =
        new Planner(workloads, new ModelCatalogue())
            .cell(new Profile.CellToBe(point, List.of(contender)));
    return new ForkRequest(cell, cell.contenders().getFirst(), 1, 0, role, protocol);
  }

  private static ForkResult ofAJvm(ForkRequest request) {
    return new ForkResult(
        0,
        request.cell().point(),
        request.contender(),
        request.block(),
        request.attempt(),
        request.role(),
        0,
        Outcome.OK,
        List.of(),
        Double.NaN,
        ResourceUsage.UNKNOWN,
        Noise.UNKNOWN,
        "jvm",
        Instant.EPOCH,
        0);
  }
}
