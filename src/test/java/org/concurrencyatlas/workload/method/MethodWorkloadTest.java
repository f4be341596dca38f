package org.concurrencyatlas.workload.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.task.DeclaredTask;
import org.concurrencyatlas.result.task.DeclaredTask.Activity;
import org.concurrencyatlas.result.task.DeclaredTask.BatchAnswer;
import org.concurrencyatlas.result.task.DeclaredTask.CallCost;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.WorkloadInfo.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from the figures of a method. */
class MethodWorkloadTest {
  private static final Point POINT = Point.parse("prices-quote(concurrency=4,tasks=10)");

  @ParameterizedTest
  @CsvSource({
    "com.acme.Prices#quote, prices-quote",
    "Prices#bestQuote2Go, prices-best-quote2-go",
    "a.b.HTTPClient#getURL, http-client-get-url",
    "a.Outer$Inner#call, inner-call",
    "a.Größe#maß, gr-e-ma"
  })
  void aWorkloadIsNamedByTheWordsOfItsMethod(String method, String id) {
    assertThat(MethodName.parse("--task", method).words()).isEqualTo(id);
    assertThat(Point.parse(id).workload()).isEqualTo(id);
  }

  @Test
  void whatAForkIsToldIsWhatThePlanKnows() {
    DeclaredTask task = task(500, 1e6, 4e5);

    assertThat(MethodProperty.parse(MethodProperty.write(task))).isEqualTo(task);
    DeclaredTask bare = DeclaredTask.named("a", "b.C#d", "", "");
    assertThat(MethodProperty.parse(MethodProperty.write(bare))).isEqualTo(bare);
  }

  @ParameterizedTest
  @CsvSource({
    "950000, COMPUTES, CPU_BOUND",
    "1900000, COMPUTES, CPU_BOUND",
    "500000, BOTH, MIXED",
    "50000, WAITS, IO_BOUND"
  })
  void theComputingShareSaysWhatAMethodIs(double cpuNanos, Activity activity, Kind kind) {
    DeclaredTask task = task(cpuNanos, 1e6, 0);

    assertThat(task.activity()).isEqualTo(activity);
    assertThat(new MethodWorkload(task).info().kind()).isEqualTo(kind);
  }

  @Test
  void theLimitOfWaitsIsTheShortestOneInWaves() {
    assertThat(new MethodWorkload(task(0, 1e6, 9e5)).limit(POINT, new Machine(2, 5e6)))
        .as("three waves of four")
        .isEqualTo(Duration.ofNanos(3 * 900_000));
  }

  /** Calls that wait for a lock take longer together than one after another. */
  @Test
  void theLimitOfComputingIsTheShorterOfTogetherAndAlone() {
    MethodWorkload workload = new MethodWorkload(task(1e6, 1e6, 0));

    assertThat(workload.limit(POINT, new Machine(2, 800_000))).isEqualTo(Duration.ofMillis(4));
    assertThat(workload.limit(POINT, new Machine(2, 2_000_000))).isEqualTo(Duration.ofMillis(5));
    assertThat(workload.limit(POINT, new Machine(2, 0))).isZero();
  }

  @Test
  void theRightAnswerIsKnownForTheSizesThatWereCalled() {
    MethodWorkload workload = new MethodWorkload(task(1e6, 1e6, 0));

    assertThat(workload.expected(POINT)).isEqualTo(-77);
    assertThatThrownBy(() -> workload.expected(POINT.with("tasks", 11)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is known for [10] tasks, not for 11");
  }

  @Test
  void answersThatDifferAreOnlyCounted() {
    DeclaredTask task = task(1e6, 1e6, 0).measured(/* sameAtEveryCall= */ false, CallCost.UNKNOWN);

    assertThat(new MethodWorkload(task).expected(POINT)).isEqualTo(10);
  }

  private static DeclaredTask task(double cpuNanos, double elapsedNanos, double waitNanos) {
    return DeclaredTask.named("prices-quote", "com.acme.Prices#quote", "com.acme.Prices#open", "")
        .called(/* returnsStage= */ false, List.of(new BatchAnswer(10, -77)))
        .measured(/* sameAtEveryCall= */ true, new CallCost(cpuNanos, elapsedNanos, waitNanos));
  }
}
