package org.concurrencyatlas.run.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.model.foreign.ForeignModel;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.Profile;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Noise;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Outcome.Status;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.ResourceUsage;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forks of programs that are no JVM: what every program of every runtime keeps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignForkRunnerTest {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final String WAITS = "timer(tasks=10,waitMicros=1000)";

  /** What every way is asked. */
  private static final List<String> OF_ALL =
      List.of("sha256(bytes=2048,tasks=20)", WAITS, "http(bytes=100,tasks=10,waitMicros=1000)");

  /** Tasks that share a number, in one process. */
  private static final List<String> SHARING =
      List.of(
          "counter(kind=atomic,tasks=5,updates=100)",
          "counter(kind=synchronized,tasks=5,updates=100)");

  /** What one way of each runtime is asked besides. */
  private static final List<String> MORE =
      List.of(
          "square(chunk=3,tasks=50)",
          "square(chunk=1000,tasks=3000)",
          "mixed(cpuSharePercent=20,taskMicros=100,tasks=7)",
          "counter(kind=none,tasks=5,updates=100)",
          "counter(kind=plain,tasks=5,updates=100)",
          "counter(kind=reentrant-lock,tasks=5,updates=100)");

  private final WorkloadCatalogue workloads = new WorkloadCatalogue();
  private final ModelCatalogue models = new ModelCatalogue();
  private BackEnds backEnds;

  @BeforeAll
  void startServers() throws Exception {
    backEnds = BackEnds.open(Set.of("delay-server"));
  }

  @AfterAll
  void endServers() {
    backEnds.close();
  }

  static Stream<Arguments> waysAndPoints() {
    return ForeignPrograms.ways().stream()
        .flatMap(id -> points(id).map(point -> Arguments.of(id, point)));
  }

  private static Stream<String> points(String id) {
    ModelInfo info = ForeignPrograms.get(id).info();
    return Stream.of(
            OF_ALL,
            info.is(Trait.SEPARATE_MEMORY) ? List.<String>of() : SHARING,
            info.style() == CodeStyle.CALLBACKS ? MORE : List.<String>of())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("waysAndPoints")
  @DisplayName("every way gives the answers that the JVM's models give, and tells what it used")
  void sameAnswers(String id, String point) throws Exception {
    ForeignModel model = ForeignPrograms.installed(id);

    ForkResult fork = run(point, model, backEnds);

    if (fork.outcome().status() == Status.UNSUPPORTED) {
      assertThat(fork.outcome().reason()).endsWith("has no counterpart of " + kindOf(point));
      return;
    }
    assertThat(fork.outcome()).isEqualTo(Outcome.OK);
    assertThat(fork.iterations()).hasSize(2).allMatch(each -> each.batches() > 0);
    assertThat(fork.score()).isFinite();
    assertThat(fork.costs().peakResidentBytes()).isPositive();
    assertThat(fork.costs().peakThreads()).isPositive();
    assertThat(fork.environment()).isEqualTo("here");
  }

  private static String kindOf(String point) {
    return "counter(kind=" + Point.parse(point).choice("kind") + ")";
  }

  static List<String> ways() {
    return ForeignPrograms.ways();
  }

  static List<String> firstOfEach() {
    return ForeignPrograms.firstOfEach();
  }

  @ParameterizedTest
  @MethodSource("firstOfEach")
  @DisplayName("every workload that a program says it knows is tested")
  void everyWorkloadIsTested(String id) {
    assertThat(
            Stream.of(OF_ALL, SHARING, MORE)
                .flatMap(List::stream)
                .map(point -> Point.parse(point).workload()))
        .containsAll(ForeignPrograms.get(id).program().workloads());
  }

  @ParameterizedTest
  @MethodSource("firstOfEach")
  @DisplayName("a pilot ends when it is steady")
  void pilots(String id) throws Exception {
    ForeignModel _ = ForeignPrograms.installed(id);
    Protocol pilot = Protocol.of(Duration.ZERO, 1000, SHORT, Duration.ofSeconds(60));

    ForkResult fork =
        runner(Services.none(), Interpreters.onPath())
            .run(3, request(WAITS, id, Role.PILOT, pilot));

    assertThat(fork.outcome()).isEqualTo(Outcome.OK);
    assertThat(fork.iterations()).hasSizeLessThan(1000);
    assertThat(fork.sequence()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("ways")
  @DisplayName("what a program cannot run is unsupported, with a reason")
  void unsupported(String id) throws Exception {
    ForeignModel model = ForeignPrograms.get(id);
    ForkResult unknown = run("primes", model, Services.none());
    assertThat(unknown.outcome())
        .isEqualTo(
            new Outcome(
                Status.UNSUPPORTED,
                "%s runs %s only"
                    .formatted(id, String.join(", ", new TreeSet<>(model.program().workloads())))));
    assertThat(run("timer(jvm.processors=1,tasks=5)", model, Services.none()).outcome())
        .isEqualTo(
            new Outcome(Status.UNSUPPORTED, id + " is no JVM, and has no variant or axis of one"));
    ForkResult without =
        runner(Services.none(), new Interpreters("/nowhere"))
            .run(0, request(WAITS, id, Role.MEASURED, protocol()));
    assertThat(without.outcome())
        .isEqualTo(
            new Outcome(
                Status.UNSUPPORTED,
                model.program().runtime().interpreter() + " is not on the path"));
  }

  @ParameterizedTest
  @MethodSource("firstOfEach")
  @DisplayName("kinds that another runtime lacks are unsupported, as told by the program")
  void unsupportedKinds(String id) throws Exception {
    ForeignModel model = ForeignPrograms.installed(id);
    for (String point : List.of("counter(kind=adder,tasks=5)", "http(tls=yes,tasks=5)")) {
      Outcome outcome = run(point, model, backEnds).outcome();
      assertThat(outcome.status()).as(point).isEqualTo(Status.UNSUPPORTED);
      assertThat(outcome.reason())
          .matches(
              "\\w+ has no counterpart of counter\\(kind=adder\\)"
                  + "|this program speaks HTTP/1.1 without encryption only");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  @DisplayName("that nobody answers its requests is no fault of a program")
  void nobodyAnswers(String id) throws Exception {
    ForeignModel model = ForeignPrograms.installed(id);
    InetSocketAddress closed = closedPort();

    ForkResult fork = run("http(bytes=100,tasks=10)", model, _ -> closed);

    assertThat(fork.outcome().status())
        .as(fork.outcome().reason())
        .isEqualTo(Status.MACHINE_FAILED);
    assertThat(fork.outcome().reason()).matches(".*(ConnectionRefusedError|ECONNREFUSED).*");
  }

  private static InetSocketAddress closedPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), socket.getLocalPort());
    }
  }

  static List<String> pools() {
    return ForeignPrograms.pools();
  }

  @ParameterizedTest
  @MethodSource("pools")
  @DisplayName("a program that outlasts its time is killed with its workers")
  void timeLimit(String id) throws Exception {
    ForeignModel _ = ForeignPrograms.installed(id);
    Protocol never = Protocol.of(Duration.ofSeconds(60), 1, SHORT, Duration.ofMillis(700));

    ForkResult fork =
        runner(Services.none(), Interpreters.onPath())
            .run(0, request(WAITS, id + "(workers=2)", Role.MEASURED, never));

    assertThat(fork.outcome()).isEqualTo(new Outcome(Status.TIMED_OUT, "killed after 700 ms"));
    assertThat(fork.iterations()).isEmpty();
    assertThat(ProcessHandle.current().children().filter(each -> !isServer(each)))
        .noneMatch(ProcessHandle::isAlive);
  }

  private boolean isServer(ProcessHandle process) {
    return backEnds.processes().contains(process);
  }

  @Test
  @DisplayName("the limit, and models of the JVM, are left to the runner of JVMs")
  void others() throws Exception {
    String foreign = ForeignPrograms.ways().getFirst();
    ForeignForkRunner runner = runner(Services.none(), Interpreters.onPath());

    assertThat(runner.run(0, request(WAITS, "async", Role.MEASURED, protocol())).environment())
        .isEqualTo("jvm");
    assertThat(runner.run(0, request(WAITS, foreign, Role.LIMIT, protocol())).environment())
        .isEqualTo("jvm");
  }

  private ForkResult run(String point, ForeignModel model, Services services) throws Exception {
    return runner(services, Interpreters.onPath())
        .run(0, request(point, model.info().id(), Role.MEASURED, protocol()));
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
        new Planner(workloads, models).cell(new Profile.CellToBe(point, List.of(contender)));
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
