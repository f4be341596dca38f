package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.report.ScalingSample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCommandTest {
  private final CommandConsole console = new CommandConsole();

  @TempDir Path run;

  @BeforeEach
  void aRun() throws IOException {
    ScalingSample.run().write(run);
  }

  @Test
  void oneCommandDrawsOneChartInTheLookThatWasAskedFor() {
    int code =
        execute("--chart", "winner-map", "--theme", "dark", "--size", "compact", run.toString());

    assertThat(code).isZero();
    assertThat(console.out().lines())
        .containsExactly(
            run + "/charts/winner-map-dark-1000x750.svg",
            run + "/charts/winner-map-dark-1000x750.png",
            run + "/charts/winner-map-dark-1000x750.md")
        .allSatisfy(file -> assertThat(Path.of(file)).isNotEmptyFile());
  }

  @Test
  void aCellIsNamedByItsNumberOrItsPoint() {
    String point = "http(tasks=256,waitMicros=20000)";

    execute("--chart", "cell", "--cell", "7", "--to", run + "/seventh", run.toString());
    execute("--chart", "cell", "--cell", point, "--to", run + "/named", run.toString());

    assertThat(run.resolve("seventh/cell-07-http-tasks-256-waitmicros-20000.png")).exists();
    assertThat(run.resolve("named/cell-07-http-tasks-256-waitmicros-20000.png")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --chart winer-map                   | unknown chart "winer-map"; known: winner-map, crossover, scaling
          --chart cell --cell 99              | the run has no cell "99"; give 1 to 7 or a point: http(
          --chart cell --theme grey           | unknown theme "grey"; known: light, dark
          --chart cell --size big             | cannot read the size "big"; give slide, compact or width x height
          --chart cell --size 9x9             | a picture of 9x9 cannot be drawn; give 400x300 to 8000x8000
          --chart cell --objective p98        | unknown metric "p98"; known: throughput, cpu, memory, p50, p99, p99.9
          --chart cell --objective cpu        | the chart cell is not drawn by objective
          --chart memory-slope                | this run has nothing for the chart memory-slope
          --theme dark                        | Error: Missing required argument(s): --chart=NAME
          """)
  void whatCannotBeDrawnIsSaidInOneLine(String arguments, String expected) {
    String[] words = (arguments.strip() + " " + run).split(" ", -1);

    assertThat(execute(words)).isEqualTo(2);
    assertThat(console.err()).startsWith(expected.strip()).hasLineCount(1);
    assertThat(console.out()).isEmpty();
  }

  @Test
  void aRunWithoutAJournalIsReportedAsOneThatMeasuredNothing() throws IOException {
    Files.delete(run.resolve("forks.jsonl"));

    assertThat(execute(run.toString())).isEqualTo(ExitCode.NOTHING_COMPARED);
    assertThat(console.out()).contains("not measured yet: http");
    assertThat(run.resolve("report.html")).content().contains("Not measured yet: http");
  }

  @Test
  void aJournalWhoseLinesAreFromANewerVersionIsReadAsFarAsItCan() throws IOException {
    Path journal = run.resolve("forks.jsonl");
    Files.writeString(
        journal, Files.readString(journal) + "{\"sequence\": 1, \"format\": \"of the future\"}\n");

    assertThat(execute(run.toString())).isZero();
    assertThat(console.err()).contains("is damaged and was left out").hasLineCount(1);
  }

  /** Decimal commas, and a Turkish i without its dot, once changed what was written. */
  @Test
  void theUsersLocaleChangesNoByteOfAReport() throws IOException {
    execute(run.toString());
    Map<Path, byte[]> usual = texts();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      execute(run.toString());
    } finally {
      Locale.setDefault(before);
    }

    assertThat(usual).hasSizeGreaterThan(5);
    for (Map.Entry<Path, byte[]> file : texts().entrySet()) {
      assertThat(file.getValue()).as(file.getKey().toString()).isEqualTo(usual.get(file.getKey()));
    }
  }

  /** All that is written but the pictures' pixels. */
  private Map<Path, byte[]> texts() throws IOException {
    Map<Path, byte[]> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".png")) {
          texts.put(run.relativize(file), Files.readAllBytes(file));
        }
      }
    }
    return texts;
  }

  private int execute(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "report";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return console.execute(all);
  }
}
