package org.concurrencyatlas.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.concurrencyatlas.contract.SmallPoints;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Span;
import org.concurrencyatlas.result.Span.Activity;
import org.concurrencyatlas.result.store.TracedBatch;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo.Kind;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every task of a traced batch tells of itself, whoever ran it. */
@Timeout(60)
class TraceMainTest {
  private static final Point POINT =
      new WorkloadCatalogue()
          .resolve(Point.parse("mixed(tasks=6,cpuSharePercent=50,taskMicros=2000)"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sequential",
        "platform-threads",
        "fixed-pool(threads=2)",
        "fork-join",
        "parallel-stream",
        "virtual-threads",
        "async",
        "process-pool(workers=2)"
      })
  void everyTaskComputesAndThenWaitsItsTimeWithinTheBatch(String contender) throws Exception {
    TracedBatch batch = trace(contender);

    assertThat(batch.spans()).allMatch(span -> 0 <= span.startNanos());
    assertThat(batch.spans()).allMatch(span -> span.endNanos() <= batch.nanos());
    LongStream.range(0, 6)
        .forEach(task -> {
          List<Span> spans = batch.spans().stream().filter(span -> span.task() == task).toList();
          assertThat(spans.getFirst().activity()).isEqualTo(Activity.COMPUTE);
          assertThat(spans).extracting(Span::startNanos).isSorted();
          assertThat(spans)
              .filteredOn(span -> span.activity() == Activity.WAIT)
              .singleElement()
              .satisfies(wait ->
                  assertThat(wait.endNanos() - wait.startNanos()).isBetween(900_000L, 1_000_000L));
        });
  }

  @Test
  void platformThreadsHoldTheirThreadWhileTheyWait() throws Exception {
    assertThat(trace("fixed-pool(threads=2)").spans()).allMatch(Span::holdsPlatformThread);
  }

  @Test
  void virtualThreadsComputeOnCarriersAndWaitWithoutThem() throws Exception {
    TracedBatch batch = trace("virtual-threads");

    assertThat(batch.spans()).noneMatch(span -> span.carrier().isEmpty());
    assertThat(carriers(batch))
        .hasSizeLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(batch.spans())
        .allMatch(span -> span.holdsPlatformThread() == (span.activity() == Activity.COMPUTE));
  }

  @Test
  void pipelinesWaitWithoutAThread() throws Exception {
    assertThat(trace("async").spans())
        .allMatch(span -> span.thread().isEmpty() == (span.activity() != Activity.COMPUTE));
  }

  @Test
  void workersAreToldApartByTheirProcess() throws Exception {
    TracedBatch batch = trace("process-pool(workers=2)");

    assertThat(batch.spans().stream().map(Span::pid).collect(Collectors.toSet()))
        .doesNotContain(ProcessHandle.current().pid())
        .hasSizeBetween(1, 2);
  }

  @Test
  @Tag("full")
  void workersOfATaskQueueTellOfTheirTasksToo() throws Exception {
    TracedBatch batch = trace("task-queue(workers=2)");

    assertToldOf(6, batch);
    assertThat(batch.spans().stream().map(Span::pid).collect(Collectors.toSet()))
        .doesNotContain(ProcessHandle.current().pid())
        .hasSizeBetween(1, 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sequential",
        "fixed-pool(threads=2)",
        "virtual-threads",
        "process-pool(workers=2)"
      })
  void ofWorkThatTellsNothingEachTaskIsNotedAsAWhole(String contender) throws Exception {
    TracedBatch batch = trace("primes(tasks=5,below=100000)", contender);

    assertThat(batch.whole()).isTrue();
    assertThat(batch.spans()).extracting(Span::task).contains(0L, 1L, 2L, 3L, 4L);
    assertThat(batch.spans()).allMatch(span -> 0 <= span.startNanos());
    assertThat(batch.spans()).allMatch(span -> span.endNanos() <= batch.nanos());
    assertThat(batch.spans())
        .as("it never waits")
        .extracting(Span::activity)
        .contains(Activity.COMPUTE)
        .doesNotContain(Activity.WAIT);
  }

  @Test
  void aTaskThatWaitsIsToldApartByTheCpuTimeOfItsThread() throws Exception {
    TracedBatch batch = trace("http(tasks=3,waitMicros=20000)", "fixed-pool(threads=3)");

    LongStream.range(0, 3)
        .forEach(task ->
            assertThat(batch.spans())
                .filteredOn(span -> span.task() == task && span.activity() == Activity.WAIT)
                .singleElement()
                .satisfies(wait ->
                    assertThat(wait.endNanos() - wait.startNanos()).isGreaterThan(10_000_000)));
  }

  @Test
  void aTaskThatWaitsWithoutAThreadHoldsNone() throws Exception {
    for (String contender : List.of("async", "virtual-threads")) {
      assertThat(trace("http(tasks=3,waitMicros=5000)", contender).spans())
          .as(contender)
          .hasSize(3)
          .noneMatch(Span::holdsPlatformThread);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lock(kind=reentrant-lock,tasks=6,waitNanos=1000000)",
        "counter(kind=adder,tasks=6,updates=100)",
        "nested(tasks=6,children=2)",
        "file(tasks=6,files=2,operation=write)"
      })
  void tasksThatShareMemoryOrStoreFilesTellOfThemselvesToo(String point) throws Exception {
    for (String contender : List.of("fixed-pool(threads=7)", "virtual-threads")) {
      assertToldOf(6, trace(point, contender));
    }
  }

  @ParameterizedTest
  @Tag("full")
  @ValueSource(
      strings = {
        "sql(tasks=6,waitMicros=5000)",
        "sql(tasks=6,operation=insert)",
        "pipeline(tasks=6)"
      })
  void tasksOfADatabaseTellOfThemselvesToo(String point) throws Exception {
    for (String contender : List.of("fixed-pool(threads=3)", "virtual-threads", "async")) {
      assertToldOf(6, trace(point, contender));
    }
  }

  /** It is a failure of some tasks and an interruption of others, and closes the model. */
  @ParameterizedTest
  @ValueSource(strings = {"fixed-pool(threads=4)", "virtual-threads", "async"})
  void tasksThatAreStoppedTellOfThemselvesToo(String contender) throws Exception {
    for (String cause : List.of("failure", "cancel")) {
      assertToldOf(4, trace("stop(tasks=4,cause=%s)".formatted(cause), contender));
    }
  }

  @Test
  void aTaskInTwoPartsTellsWhereItComputesAndThatItWaitsWithoutAThread() throws Exception {
    TracedBatch batch = trace("compute-wait(tasks=3,cpuNanos=1000000,waitMicros=2000)", "async");

    assertToldOf(3, batch);
    assertThat(batch.spans())
        .filteredOn(span -> span.activity() == Activity.COMPUTE)
        .hasSize(3)
        .allMatch(Span::holdsPlatformThread);
    assertThat(batch.spans())
        .filteredOn(span -> span.activity() == Activity.WAIT)
        .filteredOn(span -> span.thread().isEmpty())
        .hasSize(3);
  }

  @Test
  void tasksThatAreSubmittedCanCrossToWorkers() throws Exception {
    TracedBatch batch =
        trace("priorities(tasks=2,cpuMicros=100,load=4,loadMicros=100)", "process-pool(workers=1)");

    assertToldOf(2, batch);
    assertThat(batch.spans()).extracting(Span::pid).doesNotContain(ProcessHandle.current().pid());
  }

  @Test
  void whatOutlastsTheTimedRegionIsCutOff() throws Exception {
    TracedBatch batch =
        trace("collect(tasks=9,waitMicros=40000,until=first)", "fixed-pool(threads=9)");

    assertThat(batch.spans()).allMatch(span -> span.endNanos() <= batch.nanos());
    assertThat(batch.spans()).anyMatch(span -> span.endNanos() == batch.nanos());
  }

  static Stream<Arguments> everyWorkload() {
    return SmallPoints.all()
        .flatMap(point ->
            Stream.of("fixed-pool(threads=10)", "virtual-threads", "async")
                .filter(who -> !who.equals("async") || waitsWithoutThreads(point))
                .map(who -> Arguments.of(point.toString(), who)));
  }

  private static boolean waitsWithoutThreads(Point point) {
    return Set.of(Kind.IO_BOUND, Kind.MIXED, Kind.SERVICE)
        .contains(new WorkloadCatalogue().get(point.workload()).info().kind());
  }

  @ParameterizedTest
  @Tag("full")
  @MethodSource("everyWorkload")
  void everyWorkloadCanBeTraced(String point, String contender) throws Exception {
    long tasks = new WorkloadCatalogue().resolve(Point.parse(point)).parameter(Workload.TASKS);

    assertToldOf((int) tasks, trace(point, contender));
  }

  private static void assertToldOf(int tasks, TracedBatch batch) {
    assertThat(batch.spans().stream().map(Span::task).distinct()).hasSize(tasks);
    assertThat(batch.spans()).allMatch(span -> 0 <= span.startNanos());
    assertThat(batch.spans()).allMatch(span -> span.endNanos() <= batch.nanos());
  }

  private TracedBatch trace(String contender) throws Exception {
    return trace(POINT.toString(), contender);
  }

  private TracedBatch trace(String point, String contender) throws Exception {
    return TraceMain.trace(
        new WorkloadCatalogue().resolve(Point.parse(point)), Contender.parse(contender), folder, 0);
  }

  private static Set<String> carriers(TracedBatch batch) {
    return batch.spans().stream()
        .filter(Span::holdsPlatformThread)
        .map(Span::carrier)
        .collect(Collectors.toSet());
  }
}
