package org.concurrencyatlas.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.chart.ChartKind;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  private static final List<Entry> CONTENDERS =
      List.of(Entry.of("async", 90), Entry.of("fixed-pool(threads=8)", 60));

  @TempDir Path directory;

  @Test
  void aReportIsAllItsFilesAndNothingElse() throws IOException {
    SampleRun run = new SampleRun();
    run.cell("http(tasks=1)", 100, Decision.WIN_CERTIFIED, CONTENDERS);
    run.cell("http(tasks=64)", 100, Decision.WIN_CERTIFIED, CONTENDERS);

    write(run.analysed());

    assertThat(files())
        .containsOnlyOnce("report.html", "summary.md", "jmh.json", "verdicts.csv", "verdicts.json");
    assertThat(files())
        .filteredOn(file -> file.startsWith("charts/"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    "winner-map",
                    "winner-map-cpu",
                    "winner-map-memory",
                    "scaling-01-http-tasks",
                    "efficiency-01-cells",
                    "memory-slope-01-http",
                    "pareto-01-http-tasks-1",
                    "pareto-02-http-tasks-64",
                    "cell-01-http-tasks-1",
                    "cell-02-http-tasks-64")
                .flatMap(
                    name -> Stream.of(".svg", ".png", ".md").map(end -> "charts/" + name + end))
                .toList())
        .hasSize(files().size() - 5);
  }

  @Test
  void oneChartIsDrawnInTheLookThatWasAskedFor() throws IOException {
    SampleRun run = new SampleRun();
    run.cell("http(tasks=1)", 100, Decision.WIN_CERTIFIED, CONTENDERS);

    List<Path> files =
        ReportWriter.writeCharts(
            directory.resolve("slides"),
            run.analysed(),
            ChartKind.named("winner-map"),
            Metric.named("cpu"),
            Optional.empty(),
            PictureStyle.parse("dark", "960x540"));

    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "winner-map-cpu-dark-960x540.svg",
            "winner-map-cpu-dark-960x540.png",
            "winner-map-cpu-dark-960x540.md");
    assertThat(files.getFirst()).content().contains("viewBox=\"0 0 960 540\"");
    assertThat(files.getLast()).content().contains("**What it does not say**");
  }

  @Test
  void aChartThatTheRunCannotFillIsToldInOneLine() {
    ReportInput run = SampleRun.of("http(tasks=1)", Decision.WIN_CERTIFIED, CONTENDERS);

    assertThatThrownBy(() ->
            ReportWriter.writeCharts(
                directory,
                run,
                ChartKind.SCALING,
                Metric.THROUGHPUT,
                Optional.empty(),
                PictureStyle.SLIDE))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("scaling");
    assertThatThrownBy(() -> ChartKind.named("winer-map"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("did you mean winner-map?");
  }

  @Test
  void aReportCanBeWrittenAgainOverItself() throws IOException {
    ReportInput run = SampleRun.of("http(tasks=1)", Decision.WIN_CERTIFIED, CONTENDERS);
    write(run);
    byte[] first = Files.readAllBytes(directory.resolve("report.html"));

    write(run);

    assertThat(Files.readAllBytes(directory.resolve("report.html"))).isEqualTo(first);
  }

  @Test
  void picturesThatANewReportDoesNotHaveAreRemovedAndNobodyElsesFiles() throws IOException {
    SampleRun more = new SampleRun();
    more.cell("http(tasks=1)", 100, Decision.WIN_CERTIFIED, CONTENDERS);
    more.cell("http(tasks=64)", 100, Decision.WIN_CERTIFIED, CONTENDERS);
    write(more.analysed());
    List<String> before = files();
    Path charts = directory.resolve("charts");
    List<Path> dark =
        ReportWriter.writeCharts(
            charts,
            more.analysed(),
            ChartKind.CELL,
            Metric.THROUGHPUT,
            Optional.empty(),
            PictureStyle.parse("dark", "slide"));
    List<Path> own =
        List.of(
            Files.writeString(charts.resolve("cell-notes.md"), "my notes"),
            Files.writeString(charts.resolve("cell-99-mine.md"), "# **What it says**"),
            Files.write(charts.resolve("cell-99-mine.png"), new byte[1]),
            Files.write(charts.resolve("cell-99-mine.svg"), new byte[1]),
            Files.write(charts.resolve("talk.png"), new byte[1]));

    write(SampleRun.of("http(tasks=1)", Decision.WIN_CERTIFIED, CONTENDERS));

    assertThat(before)
        .contains("charts/cell-02-http-tasks-64.svg", "charts/scaling-01-http-tasks.md");
    assertThat(files())
        .contains("charts/cell-01-http-tasks-1.svg")
        .noneMatch(
            file -> file.startsWith("charts/cell-02-http-tasks-64.") || file.contains("scaling"));
    assertThat(dark).allSatisfy(file -> assertThat(file).exists());
    assertThat(own).allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void aRunWithoutAnyForkIsReportedToo() throws IOException {
    ReportInput empty = new SampleRun().analysed();

    write(empty);

    assertThat(directory.resolve("summary.md")).content().contains("journal is empty");
  }

  @Test
  void aDirectoryThatIsAFileIsAnError() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    ReportInput run = SampleRun.of("http(tasks=1)", Decision.WIN_CERTIFIED, CONTENDERS);

    assertThatThrownBy(() -> ReportWriter.write(file.resolve("run"), run))
        .isInstanceOf(IOException.class);
  }

  private void write(ReportInput run) throws IOException {
    ReportWriter.write(directory, run);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .toList();
    }
  }
}
