package org.concurrencyatlas.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.model.PoolSession;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.result.Outcome.LostUpdates;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.AddedJar;
import org.concurrencyatlas.workload.Liar;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class BatchSuiteTest {
  @Test
  void runsABatchUnderJmhAndTellsWhatItCost() throws RunnerException {
    RunResult result =
        jmh(IoBoundSuite.class, "timer(tasks=10;waitMicros=1000)", "fork-join(admit=10)");

    assertThat(result.getAggregatedResult().getSecondaryResults().keySet())
        .containsOnly(
            ProcessTreeProfiler.CPU_NANOS,
            ProcessTreeProfiler.ALLOCATED_BYTES,
            ProcessTreeProfiler.PEAK_RESIDENT_BYTES,
            ProcessTreeProfiler.PEAK_THREADS,
            ProcessTreeProfiler.GC_MILLIS,
            ProcessTreeProfiler.SERVER_CPU_NANOS);
    assertThat(cost(result, ProcessTreeProfiler.ALLOCATED_BYTES)).isPositive();
    assertThat(cost(result, ProcessTreeProfiler.PEAK_THREADS)).isGreaterThan(10);
  }

  @Test
  void probesTheBareKernelOnEveryProcessor() throws RunnerException {
    RunResult result = jmh(LimitSuite.class, "sha256(tasks=4;bytes=1024)", "ignored");

    assertThat(result.getPrimaryResult().getScore()).isPositive();
    assertThat(result.getParams().getThreads())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void aWrongAnswerVoidsTheFork(@TempDir Path folder) throws Exception {
    try (AddedJar _ = new AddedJar(folder, Workload.class, Liar.class.getName())) {
      CpuBoundSuite suite = new CpuBoundSuite();
      suite.point = "liar";
      suite.contender = "sequential";
      suite.open();
      suite.batch();
      assertThatThrownBy(suite::check)
          .isInstanceOf(WrongAnswerException.class)
          .hasMessage("liar(tasks=1) was answered with 1 instead of 2");
      suite.close();
    }
  }

  @Test
  void tasksThatStillRunWhenTheSessionOfAFailedBatchIsClosedAreCounted() throws Exception {
    CountDownLatch running = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    Task stubborn =
        () -> {
          running.countDown();
          end.await();
          return 0;
        };
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      BatchLatch _ = PoolSession.submitEach(pool, List.of(stubborn, stubborn));
      running.await();
      ExecutionException failure = new ExecutionException(new IllegalStateException("on purpose"));

      assertThat(FailedBatchException.of(failure, new Impatient()))
          .hasMessageMatching(
              "IllegalStateException: on purpose; 2 of the others still ran after \\d+ ms");
      end.countDown();
    }
  }

  /** Closes without waiting for its tasks. */
  private record Impatient() implements Session {
    @Override
    public long run(List<Task> batch) {
      return 0;
    }

    @Override
    public void close() {
      // at once
    }
  }

  @Test
  void aBatchThatLostUpdatesSaysHowMany() {
    assertThat(WrongAnswerException.ofUpdates(Point.parse("counter(kind=plain)"), 100, 39))
        .hasMessage(
            "counter(kind=plain) was answered with 39 instead of 100: lost 61 of 100 updates")
        .satisfies(wrong ->
            assertThat(WrongAnswerException.lostUpdates(String.valueOf(wrong.getMessage())))
                .contains(new LostUpdates(61, 100)));
    assertThat(WrongAnswerException.ofUpdates(Point.parse("counter"), 100, 101))
        .hasMessage("counter was answered with 101 instead of 100");
  }

  private static double cost(RunResult result, String name) {
    return Objects.requireNonNull(result.getAggregatedResult().getSecondaryResults().get(name))
        .getScore();
  }

  private static RunResult jmh(Class<?> suite, String point, String contender)
      throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(suite.getName())
                    .param("point", point)
                    .param("contender", contender)
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(2)
                    .measurementTime(TimeValue.milliseconds(50))
                    .addProfiler(ProcessTreeProfiler.class)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    assertThat(results).hasSize(1);
    return results.iterator().next();
  }
}
