package org.concurrencyatlas.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;

class VerdictTableTest {
  @Test
  void theTerminalShowsTheGoldenText() throws IOException {
    String shown = String.join("\n", VerdictTable.lines(SampleRun.realistic().input())) + "\n";

    assertThat(shown).isEqualTo(golden("verdicts.txt"));
  }

  @Test
  void noLineIsLongerThanTheTerminalHoweverLongTheNamesAre() {
    String longName = "a".repeat(80);
    ReportInput run =
        SampleRun.of(
            longName + "(" + "b".repeat(80) + "=1)",
            Decision.WIN_CERTIFIED,
            List.of(
                Entry.of(longName, 100),
                Entry.of("other-" + longName, 50),
                Entry.failed("sequential", "failed: " + "x".repeat(300))));

    assertThat(VerdictTable.lines(run))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void aReasonIsNeverCut() {
    String reason =
        "the worker JVM 4711 died with exit code 137 while it ran task 17 of 256 ".repeat(4);
    ReportInput run =
        SampleRun.of(
            "http(tasks=1)",
            Decision.INCONCLUSIVE,
            List.of(Entry.failed("process-pool", reason.strip()), Entry.failed("async", "no")));

    String shown = String.join(" ", VerdictTable.lines(run)).replaceAll(" +", " ");

    assertThat(shown).contains(reason.strip()).contains("nobody finished http (1 task)");
  }

  @Test
  void aMapOfManyCellsIsListedWithoutTheTableOfEach() {
    SampleRun run = new SampleRun();
    for (int tasks = 1; tasks <= 30; tasks++) {
      run.cell(
          "http(tasks=" + tasks + ")",
          1000,
          Decision.WIN_CERTIFIED,
          List.of(Entry.of("async", 90), Entry.of("sequential", 9)));
    }

    List<String> lines = VerdictTable.lines(run.input());

    assertThat(lines).noneMatch(line -> line.contains("95 % interval   ")).hasSizeLessThan(230);
    assertThat(lines).anyMatch(line -> line.contains("verdicts.csv"));
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = VerdictTableTest.class.getResourceAsStream(name)) {
      assertThat(file).as(name).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
