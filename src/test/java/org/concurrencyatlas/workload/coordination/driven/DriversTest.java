package org.concurrencyatlas.workload.coordination.driven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.BatchDriver;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What stands inside the timed region of a batch that is driven, and what beside it")
class DriversTest {
  private final WorkloadCatalogue workloads = new WorkloadCatalogue();
  private final FakeModel model = new FakeModel();

  @DisplayName("batches: a few tasks at a time, the rest at last; all of them without a barrier")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          batches(tasks=10,size=4,waitMicros=10) | run 4,run 4,run 2
          batches(tasks=10,size=0,waitMicros=10) | run 10
          """)
  void batchesAreRunOneAfterTheOther(String text, String calls) throws Exception {
    assertThat(runOnce(text)).isEqualTo(expected(text));
    assertThat(String.join(",", model.calls)).isEqualTo(calls);
  }

  @DisplayName("a load is submitted before the timed region and awaited after it")
  @Test
  void aLoadIsSubmittedBeforeAndAwaitedAfter() throws Exception {
    String text = "priorities(tasks=2,cpuMicros=1,load=3,loadMicros=1)";

    assertThat(runOnce(text)).isEqualTo(expected(text));
    assertThat(model.calls).containsExactly("submit 3", "run 2", "await 3");
  }

  @DisplayName("a load that is answered wrongly is told")
  @Test
  void aLoadThatIsAnsweredWronglyIsTold() throws Exception {
    BatchDriver driver =
        new LoadedModel(List.of(new BesideLoad.Computing(1, 1), new BesideLoad.Computing(2, 1)), 7);
    driver.before(model);

    assertThatThrownBy(driver::after)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the load was answered with")
        .hasMessageContaining("instead of 7");
  }

  @DisplayName("a batch that fails has what was submitted besides given up")
  @Test
  void aBatchThatFailsHasItsLoadGivenUp() throws Exception {
    BatchDriver driver = new LoadedModel(List.of(new BesideLoad.Computing(1, 1)), 7);
    driver.before(model);
    driver.cancel();

    assertThat(model.calls).containsExactly("submit 1", "cancel 1");
  }

  @DisplayName("tasks that still run when the model is closed make a failure of the batch")
  @Test
  void tasksThatStillRunAreCounted() {
    Stopping shared = new Stopping(2, false);
    Task last = new StoppedTask(shared, 0);
    Task runsOn =
        () -> {
          shared.begin();
          return 0;
        };
    BatchDriver.OpenModel leaking =
        new BatchDriver.OpenModel() {
          @Override
          public long run(List<Task> batch) throws ExecutionException {
            try {
              return runsOn.call() + last.call();
            } catch (Exception e) {
              throw new ExecutionException(e);
            }
          }

          @Override
          public Submitter submitter() {
            return model.submitter();
          }

          @Override
          public void close() {
            model.close();
          }
        };

    assertThatThrownBy(() -> new StoppedBatch().run(List.of(last), leaking))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("1 of 2 tasks still ran when the model was closed");
    assertThat(model.calls).containsExactly("close");
  }

  @DisplayName("threads that every batch leaves behind make a failure, a few of the JVM's do not")
  @Test
  void threadsThatEveryBatchLeavesBehindAreCounted() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    BatchDriver driver = new StoppedBatch();
    try {
      driver.after();
      startUntil(end, 5);
      assertThat(driver.after()).isZero();
      startUntil(end, 40);

      assertThatThrownBy(driver::after)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageMatching("\\d+ threads were left behind by 2 batches.*");
    } finally {
      end.countDown();
    }
  }

  private static void startUntil(CountDownLatch end, int threads) {
    for (int i = 0; i < threads; i++) {
      Thread.ofPlatform()
          .daemon()
          .start(() -> {
            try {
              end.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
  }

  @DisplayName("a batch that is given up leaves no interruption behind")
  @Test
  void aBatchThatIsGivenUpLeavesNoInterruptionBehind() throws Exception {
    String text = "stop(tasks=1,cause=cancel)";

    assertThat(runOnce(text)).isEqualTo(1);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(model.calls).containsExactly("run 1", "close");
  }

  private long runOnce(String text) throws Exception {
    Point point = workloads.resolve(Point.parse(text));
    Workload workload = workloads.get(point.workload());
    BatchDriver driver = workload.driver(point);
    driver.before(model);
    long timed = driver.run(workload.batch(point, Services.none()), model);
    return timed + driver.after();
  }

  private long expected(String text) {
    Point point = workloads.resolve(Point.parse(text));
    return workloads.get(point.workload()).expected(point);
  }
}
