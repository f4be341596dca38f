package org.concurrencyatlas.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import org.concurrencyatlas.analysis.VerdictRules;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.text.CellText;
import org.concurrencyatlas.report.text.ResultText;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.Drift;
import org.concurrencyatlas.verdict.RunVerdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellSummaryTest {
  private static final List<Entry> TWO =
      List.of(Entry.of("virtual-threads", 180), Entry.of("fixed-pool", 100));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          WIN_CERTIFIED   | virtual-threads wins http (256 tasks, wait 20 ms): 1.
          WIN_PROVISIONAL | virtual-threads probably wins http (256 tasks, wait 20 ms): 1.
          EPSILON_BEST    | nobody beats virtual-threads on http (256 tasks, wait 20 ms) by more than 5 %
          TIE             | virtual-threads tie on http (256 tasks, wait 20 ms) within 5 %
          INCONCLUSIVE    | undecided on http (256 tasks, wait 20 ms): virtual-threads
          """)
  void theSentenceSaysWhatWasDecidedAndNoMore(Decision decision, String begins) {
    assertThat(CellText.sentence(read(decision, TWO))).startsWith(begins);
  }

  @Test
  void theLeadIsTheInverseOfTheRunnerUpsRatioAndKeepsItsIntervalInOrder() {
    CellSummary cell = read(Decision.WIN_CERTIFIED, TWO);

    assertThat(cell.lead())
        .hasValueSatisfying(lead -> {
          assertThat(lead.low()).isLessThan(lead.estimate());
          assertThat(lead.estimate()).isLessThan(lead.high());
          assertThat(lead.estimate() * cell.runnerUp().orElseThrow().ratioToLeader().estimate())
              .isCloseTo(1, offset(1e-12));
        });
  }

  @Test
  void aCellThatIsFasterThanPhysicsAllowsIsToldAsADefectAndNotAsADoubt() {
    SampleRun run = new SampleRun();
    run.cell("http(tasks=256,waitMicros=20000)", 150, Decision.WIN_CERTIFIED, TWO);
    CellSummary cell = run.analysed().cells().getFirst();

    assertThat(CellText.sentence(cell))
        .startsWith("no verdict on http (256 tasks, wait 20 ms): defect of measurement: ")
        .contains("virtual-threads is at ")
        .endsWith(" % of the physical limit");
    assertThat(CellText.outcome(cell, false)).isEqualTo("no verdict");
    for (Metric objective : Metric.values()) {
      MapTile tile = MapTile.of(cell, objective);
      assertThat(tile.who()).isEmpty();
      assertThat(tile.figure()).isEqualTo("no verdict");
    }
  }

  @Test
  void aCellThatNobodyFinishedHasNoLeader() {
    CellSummary cell = read(Decision.INCONCLUSIVE, List.of(Entry.failed("async", "timed out")));

    assertThat(CellText.sentence(cell)).isEqualTo("nobody finished http (256 tasks, wait 20 ms)");
    assertThat(CellText.headline(cell)).startsWith("Nobody");
    assertThat(cell.leader()).isEmpty();
    assertThat(cell.lead()).isEmpty();
  }

  @Test
  void aCellThatWasNotMeasuredYetIsNotCalledAFailure() {
    SampleRun run = new SampleRun();
    run.cell("http(tasks=1)", 100, Decision.INCONCLUSIVE, TWO);
    ReportInput begun = run.input();

    RunVerdicts nothing = VerdictRules.of(begun.plan(), List.of());
    CellSummary cell = new CellSummary(nothing.cells().getFirst(), 0.05);

    assertThat(CellText.headline(cell)).isEqualTo("Not measured yet: http (1 task)");
    assertThat(MapTile.of(cell, Metric.THROUGHPUT).category()).isEqualTo(MapCategory.UNDECIDED);
  }

  @Test
  void theOnlyOneThatFinishedIsNotCalledAWinner() {
    CellSummary cell =
        read(
            Decision.INCONCLUSIVE,
            List.of(Entry.of("async", 10), Entry.failed("sequential", "timed out")));

    assertThat(CellText.headline(cell))
        .isEqualTo("Only async finished http (256 tasks, wait 20 ms)");
  }

  @Test
  void aModelsNameIsNeverCapitalised() {
    assertThat(CellText.headline(read(Decision.WIN_CERTIFIED, TWO))).startsWith("virtual-threads");
  }

  /** "drifting +68.6 %" once left open whether it grew faster or slower. */
  @Test
  void driftSaysInWhichDirection() {
    ContenderResult result = read(Decision.TIE, TWO).finished().getFirst();

    assertThat(ResultText.drift(withDrift(result, -0.026))).isEqualTo("drifting, 2.6 % faster");
    assertThat(ResultText.drift(withDrift(result, 0.686))).isEqualTo("drifting, 68.6 % slower");
    assertThat(ResultText.drift(result)).isEqualTo("steady");
  }

  @Test
  void oneContenderAloneIsToldAsOne() {
    CellSummary cell =
        SampleRun.of("http(tasks=1)", Decision.INCONCLUSIVE, List.of(Entry.of("async", 100)))
            .cells()
            .getFirst();

    assertThat(CellText.headline(cell))
        .startsWith(
            "Only one contender took part in http (1 task), and nothing is compared: async, 10");
    assertThat(MapTile.of(cell, Metric.THROUGHPUT).figure()).isEqualTo("one contender");
  }

  private static ContenderResult withDrift(ContenderResult result, double share) {
    return new ContenderResult(
        result.contender(),
        result.exclusion(),
        result.tasksPerSecond(),
        result.shareOfLimit(),
        result.ratioToLeader(),
        new Drift(new Interval(share, share - 0.01, share + 0.01)),
        result.multimodal(),
        result.forkTasksPerSecond(),
        result.usage(),
        result.jvm(),
        result.latency());
  }

  private static CellSummary read(Decision decision, List<Entry> entries) {
    return SampleRun.of("http(tasks=256,waitMicros=20000)", decision, entries).cells().getFirst();
  }
}
