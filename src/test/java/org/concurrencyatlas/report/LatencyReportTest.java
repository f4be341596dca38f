package org.concurrencyatlas.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Optional;
import org.concurrencyatlas.report.chart.ChartKind;
import org.concurrencyatlas.report.chart.Charts;
import org.concurrencyatlas.report.export.VerdictsCsv;
import org.concurrencyatlas.report.export.VerdictsJson;
import org.concurrencyatlas.report.terminal.VerdictTable;
import org.concurrencyatlas.report.text.CellText;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.CostVerdict;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.Exclusion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The report of services")
class LatencyReportTest {
  private static final ReportInput RACED = ServiceRun.about(Optional.of(Cost.P99));
  private static final ReportInput BESIDE = ServiceRun.about(Optional.empty());

  @Test
  void aRaceAboutAQuantileIsWonByTheShortest() {
    CellVerdict cell = RACED.verdicts().cells().get(1);
    ContenderResult virtual = result(cell, "virtual-threads");

    assertThat(RACED.verdicts().estimand()).startsWith("p99 latency in ");
    assertThat(cell.leader())
        .map(Contender::model)
        .isIn(Optional.of("fixed-pool"), Optional.of("fork-join"));
    assertThat(virtual.state()).isEqualTo(ContenderResult.State.BEATEN);
    assertThat(1 / virtual.ratioToLeader().estimate()).isCloseTo(1.6, within(0.15));
    assertThat(virtual.latency().get().p99Nanos().estimate())
        .isCloseTo(1.6 * 2.5e6 * (0.6 + 0.4 * Math.log(100)), within(1e6));
    assertThat(cell.limitBound()).isFalse();
    assertThat(CellText.sentence(RACED.cells().get(1))).contains("p99 latency of service (");
  }

  @Test
  void whoeverDoesNotKeepUpIsSaturatedAndNoFailure() {
    ContenderResult alone = result(RACED.verdicts().cells().get(1), "sequential");

    assertThat(alone.state()).isEqualTo(ContenderResult.State.VOID);
    assertThat(alone.exclusion().get()).isInstanceOf(Exclusion.Saturated.class);
    assertThat(String.join("\n", VerdictTable.lines(RACED)))
        .contains("saturated")
        .doesNotContain("did not finish");
  }

  @Test
  void whereNobodyKeepsUpThereIsNoContest() {
    CellVerdict full = RACED.verdicts().cells().getLast();

    assertThat(full.leader()).isEmpty();
    assertThat(full.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(CellText.headline(RACED.cells().getLast()))
        .isEqualTo(
            "Nobody keeps up with service (poisson, 100 tasks, CPU 1 ms, load 110 %, wait 0 ns)");
    assertThat(MapTile.of(RACED.cells().getLast(), Metric.P99))
        .satisfies(tile -> assertThat(tile.figure()).isEqualTo("all saturated"))
        .satisfies(tile -> assertThat(tile.failed()).isZero());
  }

  @Test
  void aRaceAboutThroughputHasVerdictsOnTheQuantilesBesideIt() {
    CellVerdict cell = BESIDE.verdicts().cells().get(1);
    CostVerdict p99 = Objects.requireNonNull(cell.costs().get(Cost.P99));

    assertThat(cell.decision()).as("all answer at the same rate").isEqualTo(Decision.TIE);
    assertThat(p99.leader())
        .map(Contender::model)
        .isIn(Optional.of("fixed-pool"), Optional.of("fork-join"));
    assertThat(p99.lead().estimate()).as("the next of the two").isBetween(1.0, 1.15);
  }

  @Test
  void programsGetTheQuantilesAndOldRunsStayAsTheyWere() {
    assertThat(VerdictsJson.text(RACED)).contains("\"latency\"", "\"p99Nanos\"", "\"P99\"");
    assertThat(VerdictsCsv.text(RACED).lines().findFirst().orElse(""))
        .contains("p99_nanos,p99_nanos_low", "lateness_p99_nanos");
    ReportInput other = SampleRun.realistic().input();
    assertThat(VerdictsJson.text(other)).doesNotContain("latency", "P99");
    assertThat(VerdictsCsv.text(other)).doesNotContain("p99_nanos");
  }

  @Test
  void aPlanKeepsWhatItIsAbout() {
    assertThat(Json.read(Json.line(RACED.plan()), RunPlan.class)).isEqualTo(RACED.plan());
    assertThat(Json.line(RACED.plan())).contains("\"metric\":\"P99\"");
    assertThat(Json.line(BESIDE.plan())).doesNotContain("metric");
    assertThat(RACED.plan().repeated("folder", RACED.plan().createdAt()).metric())
        .contains(Cost.P99);
  }

  @Test
  void aMapOfWhatWasNotRacedIsRefused() {
    assertThatThrownBy(
            () -> Charts.of(ChartKind.WINNER_MAP, RACED, Metric.THROUGHPUT, Optional.empty()))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "this run has no verdicts on throughput; give one of p99, cpu, memory, p50, p99.9");
    ReportInput other = SampleRun.realistic().input();
    assertThatThrownBy(() -> Charts.of(ChartKind.SCALING, other, Metric.P99, Optional.empty()))
        .hasMessage("this run has no verdicts on p99; give one of throughput, cpu, memory");
  }

  private static ContenderResult result(CellVerdict cell, String model) {
    return cell.results().stream()
        .filter(each -> each.contender().model().equals(model))
        .findFirst()
        .orElseThrow();
  }
}
