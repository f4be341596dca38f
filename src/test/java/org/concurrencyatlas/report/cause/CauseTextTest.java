package org.concurrencyatlas.report.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concurrencyatlas.analysis.cause.CauseJournal;
import org.concurrencyatlas.analysis.cause.CauseJournal.Made;
import org.concurrencyatlas.report.export.SummaryMarkdown;
import org.concurrencyatlas.report.page.ReportPage;
import org.concurrencyatlas.report.terminal.VerdictTable;
import org.concurrencyatlas.report.text.JvmText;
import org.concurrencyatlas.report.view.ReportInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who is behind is told why, and against which figures of the leader")
class CauseTextTest {
  private static final String POINT = "timer(concurrency=64,tasks=100,waitMicros=1000)";
  private static final Made LEADER = Made.of("async(admit=64)", 1_000, 1_900);
  private static final Made PINNED =
      Made.of("virtual-threads(admit=64)", 2_000, 200).pinned(2, 0.97);
  private static final Made MIXED = Made.of("fork-join(admit=64)", 2_000, 2_600).served(600);

  @Test
  void theCauseIsASentence() {
    ReportInput input = CauseJournal.throughput(POINT, LEADER, PINNED);

    assertThat(lines(input))
        .singleElement()
        .asString()
        .matches(
            "virtual-threads\\(admit=64\\) takes (2\\.0[0-2]|1\\.9[89])× as long as async\\(admit=64\\):"
                + " it had 2 carriers, both pinned 97 % of the time; that accounts for all of the"
                + " difference");
    assertThat(JvmText.lines(input, input.cells().getFirst())).as("not told twice").isEmpty();
    assertThat(String.join(" ", VerdictTable.lines(input)).replaceAll(" +", " "))
        .contains("why: virtual-threads(admit=64) takes ", "both pinned 97 % of the time; that");
  }

  @Test
  void fewThreadsAreToldWithWhatTheModelDoes() {
    Made few = Made.of("common-pool(admit=64)", 8_000, 300).on(2);
    Made pool = Made.of("fixed-pool(threads=8)", 8_000, 300).on(8);

    assertThat(lines(CauseJournal.throughput(POINT, LEADER, few)).getFirst())
        .contains("it had 2 threads for 64 tasks in flight while 1.9", " (it ");
    assertThat(lines(CauseJournal.throughput(POINT, LEADER, pool)).getFirst())
        .contains("it had 8 threads for 64 tasks in flight")
        .doesNotContain("(it ");
  }

  @Test
  void wheneverNothingAccountsForItThatIsSaid() {
    ReportInput input = CauseJournal.throughput(POINT, LEADER, MIXED);

    assertThat(lines(input))
        .containsExactly("not explained by what is measured: fork-join(admit=64)");
    assertThat(String.join("\n", VerdictTable.lines(input))).doesNotContain("why: ");
  }

  @Test
  void theTableHasTheLeaderFirstAndWhatOthersAreToIt() {
    ReportInput input = CauseJournal.throughput(POINT, LEADER, PINNED);
    List<List<String>> rows = CauseTable.rows(input, input.cells().getFirst());

    assertThat(CauseTable.head(input.cells().getFirst())).hasSameSizeAs(rows.getFirst());
    assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.getFirst()));
    assertThat(rows.getFirst())
        .startsWith("async(admit=64)", "1.9 µs")
        .contains("none", "1.90 of 2: they limit");
    assertThat(rows.getLast()).contains("2.00, 0.50", "2, pinned 97 %", "0.10 of 2: waits limit");
    assertThat(rows.getLast().get(1)).matches("200 ns \\(0\\.1[01]×\\)");
  }

  @Test
  void latencyIsSplitIntoServiceAndQueue() {
    String point =
        "service(arrivals=poisson,cpuNanos=1000000,loadPercent=70,ratePerSecond=0,tasks=100,waitMicros=500)";
    ReportInput input =
        CauseJournal.latency(
            point,
            Made.of("fixed-pool(threads=2)", 1e6, 1e6).answering(4e6),
            Made.of("fork-join(workers=2)", 1e6, 1e6).answering(8e6));

    assertThat(CauseTable.head(input.cells().getFirst()))
        .endsWith("in service", "in the queue, p99");
    assertThat(CauseTable.rows(input, input.cells().getFirst()).getLast())
        .satisfies(row -> assertThat(row.get(row.size() - 2)).isEqualTo("1.5 ms"))
        .satisfies(row -> assertThat(row.getLast()).matches("6\\.[45]\\d? ms \\(2\\.[56]\\d×\\)"));
  }

  @Test
  void summaryAndPageHaveSentenceAndTableAndOfTiesNeither() {
    ReportInput behind = CauseJournal.throughput(POINT, LEADER, PINNED);
    ReportInput tie =
        CauseJournal.throughput(POINT, LEADER, Made.of("fork-join(admit=64)", 1_000, 1_000));

    assertThat(SummaryMarkdown.text(behind))
        .contains("Why they are behind:\n\n- virtual-threads(admit=64) takes ")
        .contains("| contender | CPU/task | allocated/task | collector/task |");
    assertThat(ReportPage.text(behind, List.of(), 0))
        .contains("Why they are behind:", "both pinned 97 % of the time", "processors busy");
    assertThat(SummaryMarkdown.text(tie)).doesNotContain("behind:", "processors busy");
    assertThat(ReportPage.text(tie, List.of(), 0)).doesNotContain("behind:", "processors busy");
    assertThat(lines(tie)).isEmpty();
  }

  private static List<String> lines(ReportInput input) {
    return CauseText.lines(input, input.cells().getFirst());
  }
}
