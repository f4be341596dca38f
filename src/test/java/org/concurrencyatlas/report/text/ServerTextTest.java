package org.concurrencyatlas.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.export.SummaryMarkdown;
import org.concurrencyatlas.report.export.VerdictsCsv;
import org.concurrencyatlas.report.export.VerdictsJson;
import org.concurrencyatlas.report.page.ReportPage;
import org.concurrencyatlas.report.terminal.VerdictTable;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A sample's async computes 120 µs a task; its machine has two processors. */
@DisplayName("Client and server share the processors, and the report says how")
class ServerTextTest {
  private static final String WAITS = "http(concurrency=64,tasks=256,waitMicros=20000)";
  private static final String AT_ONCE = "http(bytes=1,concurrency=64,tasks=256,waitMicros=0)";

  @Test
  @DisplayName("processors to spare: only the shares are told")
  void theSharesAreTold() {
    assertThat(lines(run(50_000, 3_000)))
        .singleElement()
        .asString()
        .matches("with async the server used 0\\.1\\d and the client 0\\.3\\d of 2 processors");
  }

  @Test
  @DisplayName("no processor to spare: what both compute limits")
  void whatBothComputeLimits() {
    assertThat(lines(run(50_000, 11_000)))
        .singleElement()
        .asString()
        .matches(
            "with async the server used 0\\.5\\d and the client 1\\.3\\d of 2 processors: what both"
                + " compute limits, not the wait");
  }

  @Test
  @DisplayName("the same requests without a wait tell what both ends do at most")
  void theNullServerTellsWhatBothEndsDoAtMost() {
    SampleRun run = new SampleRun().served(50_000);
    run.cell(AT_ONCE, 0, Decision.TIE, entries(12_000));
    run.cell(WAITS, 3_200, Decision.TIE, entries(3_000));
    ReportInput input = run.input();

    assertThat(ServerText.lines(input, input.cells().getLast()))
        .last()
        .asString()
        .matches(
            "where the server answers at once async does 12,\\d{3} tasks/s; its own CPU time alone"
                + " would allow 16,667");
    assertThat(ServerText.lines(input, input.cells().getFirst())).hasSize(1);
  }

  @Test
  @DisplayName("every report has the server's CPU time, and none where there was no server")
  void everyReportHasIt() {
    ReportInput served = run(50_000, 3_000);
    SampleRun alone = new SampleRun();
    alone.cell(WAITS, 3_200, Decision.TIE, entries(3_000));
    ReportInput unserved = alone.input();

    assertThat(VerdictsCsv.text(served).lines().skip(1)).allMatch(row -> row.endsWith(",50000.0"));
    assertThat(VerdictsCsv.text(unserved).lines().skip(1)).allMatch(row -> row.endsWith(","));
    assertThat(VerdictsJson.text(served)).contains("\"serverCpuNanosPerTask\" : 50000.0");
    assertThat(VerdictsJson.text(unserved)).doesNotContain("serverCpu");
    assertThat(SummaryMarkdown.text(served)).contains("server CPU/task |", " 50 µs |");
    assertThat(SummaryMarkdown.text(unserved)).doesNotContain("server CPU");
    assertThat(ReportPage.text(served, List.of(), 0)).contains("server CPU/task", "50 µs");
    assertThat(ReportPage.text(unserved, List.of(), 0)).doesNotContain("server CPU");
    assertThat(VerdictTable.lines(served))
        .anyMatch(line -> line.startsWith("  server: with async the server used "));
  }

  private static List<String> lines(ReportInput input) {
    return ServerText.lines(input, input.cells().getFirst());
  }

  private static ReportInput run(double serverNanos, double rate) {
    SampleRun run = new SampleRun().served(serverNanos);
    run.cell(WAITS, 3_200, Decision.TIE, entries(rate));
    return run.input();
  }

  private static List<Entry> entries(double rate) {
    return List.of(Entry.of("async", rate), Entry.of("fixed-pool", rate / 2));
  }
}
