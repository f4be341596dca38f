package org.concurrencyatlas.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.ForkFlags;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.Profile;
import org.concurrencyatlas.race.ForkRequest;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Outcome.Status;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.Variant;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.suite.activity.JvmActivityProfiler;
import org.concurrencyatlas.workload.AddedJar;
import org.concurrencyatlas.workload.Faulty;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real forks, and how they end. */
@Timeout(120)
class JmhForkRunnerTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir private Path folder;

  @Test
  void aForkThatHangsIsKilledAndItsReasonSaysWhereItWaits() throws Exception {
    ForkResult fork = run("timer(tasks=1,waitMicros=10000000)", "sequential", 3);

    assertThat(fork.outcome().status()).isEqualTo(Status.TIMED_OUT);
    assertThat(fork.outcome().reason())
        .startsWith("killed after 3000 ms: hung: waiting in ")
        .endsWith("(1 thread)");
    assertThat(folder.resolve("logs")).isDirectoryContaining("glob:**/fork-7-threads.json");
    assertThat(folder.resolve("logs")).isDirectoryContaining("glob:**/fork-7.txt");
  }

  @Test
  void aPoolWhoseWorkersAllWaitForTheirOwnTasksIsNamedADeadlock() throws Exception {
    ForkResult fork = run("nested(tasks=4,children=2)", "fixed-pool(threads=2)", 3);

    assertThat(fork.outcome().status()).isEqualTo(Status.TIMED_OUT);
    assertThat(fork.outcome().reason())
        .isEqualTo(
            "killed after 3000 ms: deadlock: all 2 workers of fixed-pool wait for other tasks in"
                + " CountDownLatch.await, and none is left to run them");
  }

  @Test
  void aForkTellsWhatItsJvmDid() throws Exception {
    List<String> flags =
        Stream.concat(
                ForkFlags.DEFAULT.stream(), Stream.of("-D" + JvmActivityProfiler.RECORD + "=true"))
            .toList();
    JvmActivity virtual =
        run("timer(tasks=100,waitMicros=1000)", "virtual-threads", 60, flags).jvm().get();
    JvmActivity pool =
        run("timer(tasks=100,waitMicros=1000)", "elastic-pool(core=3)", 60).jvm().get();

    assertThat(virtual.carriers()).isPositive();
    assertThat(virtual.parallelism()).isPositive();
    assertThat(virtual.pinnedShare()).isBetween(0.0, 0.5);
    assertThat(virtual.voluntarySwitches()).isPositive();
    assertThat(virtual.pinnedEvents()).as("the user asked for them").isNotNegative();
    assertThat(virtual.pinnedMillis()).isNotNegative();
    assertThat(pool.carriers()).isZero();
    assertThat(pool.modelThreads()).isEqualTo(3);
    assertThat(pool.pinnedEvents()).as("is not recorded").isNaN();
  }

  @Test
  void aForkOfAServiceTellsItsLatencyAndOneThatIsAskedForTooMuchIsSaturated() throws Exception {
    String requests = "service(cpuNanos=200000,loadPercent=%d,tasks=20)";
    ForkResult idle = run(requests.formatted(10), "virtual-threads", 60);
    ForkResult full = run(requests.formatted(200), "single-thread", 60);

    Latency latency = idle.latency().get();
    assertThat(idle.outcome().status()).isEqualTo(Status.OK);
    assertThat(latency.due()).isPositive();
    assertThat(latency.response().count()).isEqualTo(latency.due());
    assertThat(latency.response().decoded().getTotalCount()).isEqualTo(latency.due());
    assertThat(latency.lateness().count()).isEqualTo(latency.due());
    assertThat(full.outcome().status()).isEqualTo(Status.SATURATED);
    assertThat(full.outcome().reason()).startsWith("saturated: answered ");
    assertThat(full.latency()).isPresent();
  }

  @Test
  void aForkOfAServiceTellsWhatItShedAndWhatBecameOfABurst() throws Exception {
    String point =
        "service(cpuNanos=1000000,loadPercent=0,ratePerSecond=400,tasks=20,shed=2,failPercent=20"
            + ",burstPercent=1000,burstMillis=200)";

    Latency latency = run(point, "single-thread", 60).latency().get();

    assertThat(latency.losses().get().failed()).isPositive();
    assertThat(latency.losses().get().shed()).isPositive();
    assertThat(latency.missed() + latency.unanswered()).isZero();
    assertThat(latency.overload().get().seconds()).isEqualTo(0.2);
    assertThat(latency.overload().get().duePerSecond())
        .isGreaterThan(latency.overload().get().answeredPerSecond());
  }

  @Test
  void aFailureTellsHowLongTheOtherTasksRanOn() throws Exception {
    assertThat(faulty(0).outcome().reason())
        .matches("IllegalStateException: on purpose; the other tasks stopped within \\d+ ms");
  }

  /** Six seconds, for a session gives tasks five of them to stop. */
  @Tag("full")
  @Test
  void aFailureTellsHowManyTasksRanOn() throws Exception {
    assertThat(faulty(1).outcome().reason())
        .matches("IllegalStateException: on purpose; 3 of the others still ran after \\d+ ms");
  }

  private ForkResult faulty(int ignore) throws Exception {
    try (AddedJar _ = new AddedJar(folder, Workload.class, Faulty.class.getName())) {
      ForkResult fork = run("faulty(ignore=%d)".formatted(ignore), "fixed-pool(threads=4)", 60);
      assertThat(fork.outcome().status()).isEqualTo(Status.FAILED);
      return fork;
    }
  }

  @Test
  void aMillionTasksOnASmallHeapRunOutOfMemoryAndLeaveNoProcess() throws Exception {
    List<String> flags = List.of("-Xmx48m", "--enable-native-access=ALL-UNNAMED");

    ForkResult fork = run("timer(tasks=1000000,waitMicros=1000000)", "virtual-threads", 60, flags);

    assertThat(fork.outcome().status()).isEqualTo(Status.OUT_OF_MEMORY);
    assertThat(fork.outcome().reason()).startsWith("OutOfMemoryError");
    assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
  }

  /** Without the class that is compiled apart, or on a later JDK, it is unsupported. */
  @Test
  void aModelGetsTheFlagsThatItNeedsOrSaysThatItIsUnsupported() throws Exception {
    ForkResult fork = run("square(tasks=100)", "structured", 60);
    boolean there = getClass().getResource("/" + SESSION) != null;

    assertThat(fork.outcome().status()).isEqualTo(there ? Status.OK : Status.UNSUPPORTED);
    assertThat(fork.outcome().reason())
        .startsWith(there ? "" : "unsupported on this JVM: StructuredTaskScope");
  }

  private static final String SESSION = "org/concurrencyatlas/model/thread/StructuredSession.class";

  private ForkResult run(String point, String contender, int seconds) throws Exception {
    return run(point, contender, seconds, ForkFlags.DEFAULT);
  }

  private ForkResult run(String point, String contender, int seconds, List<String> flags)
      throws Exception {
    WorkloadCatalogue workloads = new WorkloadCatalogue();
    Cell cell =
        new Planner(workloads, new ModelCatalogue())
            .cell(new Profile.CellToBe(point, List.of(contender)));
    Protocol protocol = Protocol.of(SHORT, 2, SHORT, Duration.ofSeconds(seconds));
    ForkRequest request =
        new ForkRequest(
            cell, cell.contenders().getFirst(), 0, 0, ForkResult.Role.MEASURED, protocol);
    Variant added = new Variant("", List.of(folder.toString()), "", List.of(), "");
    return new JmhForkRunner(
            workloads,
            (_, _) -> Optional.empty(),
            flags,
            List.of(added),
            "",
            folder.resolve("logs"),
            List.of())
        .run(7, request);
  }
}
