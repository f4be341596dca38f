package org.concurrencyatlas.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.jvm.JvmActivity;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;

/** What the counters of the JVM explain. */
class JvmTextTest {
  private static final String POINT = "timer(concurrency=64,tasks=256,waitMicros=20000)";
  private static final double IDLE = 1e3;
  private static final double BUSY = 1e9;

  @Test
  void pinnedCarriersAreTold() {
    assertThat(lines("virtual-threads(admit=64)", activity(2, 2, 2, 0.97), IDLE))
        .containsExactly("virtual-threads(admit=64) had 2 carriers, both pinned 97 % of the time");
    assertThat(lines("virtual-threads(admit=64)", activity(1, 1, 1, 1), IDLE))
        .containsExactly("virtual-threads(admit=64) had 1 carrier, pinned 100 % of the time");
    assertThat(lines("virtual-threads(admit=64)", activity(2, 2, 2, 0.3), IDLE)).isEmpty();
  }

  @Test
  void carriersInPlaceOfBlockedOnesAreTold() {
    assertThat(lines("virtual-threads(admit=64)", activity(5, 2, 5, 0), IDLE))
        .containsExactly(
            "virtual-threads(admit=64) had 3 carriers more than its scheduler aims at, in place of"
                + " blocked ones");
  }

  @Test
  void aModelThatStartsNoThreadForOneThatWaitsIsExplained() {
    assertThat(lines("elastic-pool(max=64)", activity(2, 0, 0, 0), IDLE))
        .singleElement()
        .asString()
        .startsWith("elastic-pool(max=64) had 2 threads for 64 tasks in flight while ")
        .endsWith(
            " idle: it starts a thread beyond its core only when its queue is full, and its queue"
                + " has no bound");
    assertThat(lines("common-pool(admit=64)", activity(1, 0, 0, 0), IDLE))
        .singleElement()
        .asString()
        .contains("had 1 thread for 64 tasks in flight")
        .contains("starts no other when a task waits");
    assertThat(lines("fork-join(admit=64,blocking=plain)", activity(2, 0, 0, 0), IDLE))
        .singleElement()
        .asString()
        .endsWith("it does not tell its pool that a task waits, and gets no other thread");
  }

  /** 100 tasks a second that compute for 10 ms each keep one processor busy. */
  @Test
  void aGlobalLockIsToldWhereItBoundsAContender() {
    assertThat(lines("python-thread-pool(threads=64)", JvmActivity.UNKNOWN, 1e7))
        .singleElement()
        .asString()
        .matches(
            "python-thread-pool\\(threads=64\\) computed on (1|0\\.99|1\\.01) of 2 processors, 50 % of"
                + " the machine: the global lock of its runtime \\(GIL\\) lets one thread compute at"
                + " a time");
    assertThat(lines("python-thread-pool(threads=64)", JvmActivity.UNKNOWN, 2e7))
        .as("a runtime without the lock keeps both processors busy")
        .isEmpty();
    assertThat(lines("python-thread-pool(threads=64)", JvmActivity.UNKNOWN, 1e5))
        .as("it waits")
        .isEmpty();
    assertThat(lines("python-process-pool(workers=64)", JvmActivity.UNKNOWN, 1e7)).isEmpty();
    assertThat(lines("fixed-pool(threads=64)", JvmActivity.UNKNOWN, 1e7)).isEmpty();
  }

  @Test
  void onlyThreadIsToldWhereItBoundsAContender() {
    assertThat(lines("node-promises(admit=64)", JvmActivity.UNKNOWN, 1e7))
        .singleElement()
        .asString()
        .matches(
            "node-promises\\(admit=64\\) computed on (1|0\\.99|1\\.01) of 2 processors, 50 % of the"
                + " machine: it has one thread");
    assertThat(lines("node-promises(admit=64)", JvmActivity.UNKNOWN, 1e5)).as("it waits").isEmpty();
    assertThat(lines("node-worker-threads(workers=64)", JvmActivity.UNKNOWN, 1e7)).isEmpty();
  }

  @Test
  void nothingIsExplainedThatTheCountersDoNotShow() {
    assertThat(lines("elastic-pool(max=64)", activity(64, 0, 0, 0), IDLE)).as("it grew").isEmpty();
    assertThat(lines("elastic-pool(max=64)", activity(2, 0, 0, 0), BUSY))
        .as("more threads would not have helped")
        .isEmpty();
    assertThat(lines("elastic-pool(max=64,queue=1)", activity(2, 0, 0, 0), IDLE))
        .as("its queue has a bound")
        .isEmpty();
    assertThat(lines("fork-join(admit=64)", activity(2, 0, 0, 0), IDLE)).as("it is told").isEmpty();
    assertThat(lines("virtual-threads(admit=64)", JvmActivity.UNKNOWN, IDLE)).isEmpty();
  }

  private static JvmActivity activity(
      double threads, double parallelism, double carriers, double pinned) {
    return new JvmActivity(threads, parallelism, carriers, pinned, 0, 10, 1, 0, 0);
  }

  private static List<String> lines(String contender, JvmActivity activity, double cpuNanos) {
    ReportInput input =
        SampleRun.of(
            POINT,
            Decision.WIN_CERTIFIED,
            List.of(Entry.of("async(admit=64)", 3000), Entry.of(contender, 100)));
    CellSummary cell = input.cells().getFirst();
    List<ContenderResult> results =
        cell.verdict().results().stream()
            .map(each ->
                each.contender().toString().equals(contender)
                    ? with(each, activity, cpuNanos)
                    : each)
            .toList();
    return JvmText.lines(input, new CellSummary(with(cell.verdict(), results), cell.epsilon()));
  }

  private static ContenderResult with(
      ContenderResult result, JvmActivity activity, double cpuNanos) {
    return new ContenderResult(
        result.contender(),
        result.exclusion(),
        result.tasksPerSecond(),
        result.shareOfLimit(),
        result.ratioToLeader(),
        result.drift(),
        result.multimodal(),
        result.forkTasksPerSecond(),
        new ContenderResult.Usage(
            cpuNanos,
            result.usage().allocatedBytesPerTask(),
            result.usage().collectorNanosPerTask(),
            result.usage().peakResidentBytes(),
            result.usage().peakThreads(),
            result.usage().serverCpuNanosPerTask()),
        Optional.of(activity),
        Optional.empty());
  }

  private static CellVerdict with(CellVerdict cell, List<ContenderResult> results) {
    return new CellVerdict(
        cell.point(),
        cell.decision(),
        cell.size(),
        cell.lasting(),
        cell.leader(),
        cell.survivors(),
        cell.within(),
        cell.p(),
        cell.resolution(),
        cell.limitBound(),
        cell.limitTasksPerSecond(),
        cell.blocks(),
        cell.stopped(),
        cell.costs(),
        results,
        cell.warnings());
  }
}
