package org.concurrencyatlas.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.concurrencyatlas.report.view.ReportInput;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand cells × eight contenders × eight forks: 64,000 lines of a journal. */
@Tag("full")
class ReportsAtScaleTest {
  private static final long FIVE_MEGABYTES = 5_000_000;

  @TempDir Path directory;

  @Test
  void aRunOfAThousandCellsStillFitsIntoOnePage() throws IOException {
    ReportInput run = SampleRun.map(8, 40, 25).analysed();

    ReportWriter.write(directory, run);

    assertThat(run.forks()).hasSize(64_000);
    assertThat(Files.size(directory.resolve("report.html"))).isLessThan(FIVE_MEGABYTES);
    assertThat(Files.readAllLines(directory.resolve("verdicts.csv"))).hasSize(8_001);
    try (var charts = Files.list(directory.resolve("charts"))) {
      assertThat(charts.count()).isLessThan(100);
    }
  }
}
