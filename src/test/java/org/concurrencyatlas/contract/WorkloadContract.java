package org.concurrencyatlas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Needs;
import org.concurrencyatlas.workload.SplitTask;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every workload keeps. To test one of your own, extend this and name small points of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
public abstract class WorkloadContract {
  private static final Set<Class<?>> TYPES_THAT_CROSS =
      Set.of(int.class, long.class, double.class, String.class, byte[].class);

  private static final Set<WorkloadInfo.Kind> WAITING =
      Set.of(WorkloadInfo.Kind.IO_BOUND, WorkloadInfo.Kind.MIXED);

  private final WorkloadCatalogue catalogue = new WorkloadCatalogue();
  private BackEnds backEnds;

  /** Points that take milliseconds; parameters that are not named have their defaults. */
  protected abstract Stream<Point> points();

  Stream<Point> resolved() {
    return points().map(catalogue::resolve);
  }

  @BeforeAll
  void startBackEnds() throws IOException {
    Set<String> services = new TreeSet<>();
    resolved().forEach(point -> services.addAll(workload(point).info().services()));
    backEnds = BackEnds.open(services);
  }

  @AfterAll
  void endBackEnds() {
    backEnds.close();
  }

  @ParameterizedTest
  @MethodSource("resolved")
  void theSamePointGivesEqualTasks(Point point) {
    assertThat(batch(point)).hasSize((int) point.parameter(Workload.TASKS));
    if (!needs(point).sharedMemory()) {
      assertThat(batch(point)).isEqualTo(batch(point));
    }
  }

  @ParameterizedTest
  @MethodSource("resolved")
  void theExpectedChecksumIsTheSumOfTheAnswers(Point point) throws Exception {
    assumeThat(needs(point).together()).isEqualTo(1);
    long sum = 0;
    for (Task task : batch(point)) {
      sum += task.call();
    }
    assertThat(workload(point).expected(point)).isEqualTo(sum);
  }

  @ParameterizedTest
  @MethodSource("resolved")
  void aTaskAnswersTheSameWithoutBlocking(Point point) throws Exception {
    assumeThat(needs(point)).isEqualTo(Needs.NOTHING);
    for (Task task : batch(point)) {
      if (task instanceof AsyncTask waiting) {
        assertThat(waiting.callAsync().toCompletableFuture().get()).isEqualTo(task.call());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("resolved")
  void aTaskInTwoPartsAnswersTheSameWhereverTheFirstIsComputed(Point point) throws Exception {
    for (Task task : batch(point)) {
      if (task instanceof SplitTask split) {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        split.begin(split.computing().call(), answer);
        assertThat(answer.get()).isEqualTo(task.call());
        assertThat(crosses(split.computing())).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("resolved")
  void tasksAreRecordsThatCanCrossToAnotherJvmUnlessTheyShareMemory(Point point) {
    Task task = batch(point).getFirst();
    assertThat(task.getClass().isRecord()).isTrue();
    assertThat(crosses(task)).isEqualTo(!needs(point).sharedMemory());
  }

  @ParameterizedTest
  @MethodSource("resolved")
  void theLimitIsPositiveAndGrowsWithTheWork(Point point) {
    Duration limit = limit(point, 2, 1e6);
    Point twice = point.with(Workload.TASKS, 2 * point.parameter(Workload.TASKS));
    assertThat(limit).isPositive();
    assertThat(limit(twice, 2, 1e6)).isGreaterThanOrEqualTo(limit);
    assertThat(limit(point, 2, 2e6)).isGreaterThanOrEqualTo(limit);
    assertThat(limit(point, 4, 1e6)).isLessThanOrEqualTo(limit);
    assertThat(limit(point, 2, 0)).isBetween(Duration.ZERO, limit);
  }

  @ParameterizedTest
  @MethodSource("resolved")
  void aWorkloadThatWaitsIsBoundByItsAdmission(Point point) {
    if (WAITING.contains(workload(point).info().kind())) {
      Duration alone = limit(point.with(Workload.CONCURRENCY, 1), 2, 0);
      Duration together = limit(point.with(Workload.CONCURRENCY, 0), 2, 0);
      Duration one = limit(point.with(Workload.TASKS, 1), 2, 0);
      assertThat(alone).isEqualTo(one.multipliedBy(point.parameter(Workload.TASKS)));
      assertThat(together).isBetween(one, alone);
    }
  }

  @ParameterizedTest
  @MethodSource("resolved")
  void theBareKernelOfWorkThatComputesDoesNotWait(Point point) {
    if (workload(point).info().kind() != WorkloadInfo.Kind.IO_BOUND) {
      Point kernel = workload(point).bareKernel(point);
      assertThat(batch(kernel)).hasSizeBetween(1, batch(point).size());
      assertThat(limit(kernel, 2, 0)).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("resolved")
  void everyParameterIsDocumentedAndHasADefaultInItsRange(Point point) {
    List<Parameter> parameters = workload(point).info().parameters();
    assertThat(parameters).extracting(Parameter::name).contains(Workload.TASKS);
    assertThat(parameters)
        .allSatisfy(each -> {
          assertThat(each.name()).matches("[a-z][A-Za-z]*");
          assertThat(each.description()).isNotBlank();
          each.check(each.defaultText());
        });
    assertThat(catalogue.resolve(Point.of(point.workload(), Map.of())).parameters()).isNotEmpty();
  }

  private static boolean crosses(Task task) {
    return Arrays.stream(task.getClass().getRecordComponents())
        .map(RecordComponent::getType)
        .allMatch(TYPES_THAT_CROSS::contains);
  }

  private Workload workload(Point point) {
    return catalogue.get(point.workload());
  }

  private Needs needs(Point point) {
    return workload(point).needs(point);
  }

  private List<Task> batch(Point point) {
    return workload(point).batch(point, backEnds);
  }

  private Duration limit(Point point, int processors, double taskNanos) {
    return workload(point).limit(point, new Machine(processors, taskNanos));
  }
}
