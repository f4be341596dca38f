package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.concurrencyatlas.analysis.history.HistoryRuns;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.report.ScalingSample;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.history.HistoryRun;
import org.concurrencyatlas.result.store.HistoryFile;
import org.concurrencyatlas.result.store.RunDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryCommandTest {
  private static final String REFERENCE_RUN = "results/2026-11-22T20-23-38-quick";

  private final CommandConsole console = new CommandConsole();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void aFile() {
    file = folder.resolve("history.jsonl");
  }

  @Test
  void runsAreAddedOnceAndTheHistorySaysHowManyAreMissing() {
    assertThat(execute("add", REFERENCE_RUN)).as(console.err()).isEqualTo(ExitCode.DONE);
    assertThat(console.out().strip()).isEqualTo("added 1 run to " + file + ": it holds 1 run");

    assertThat(execute("show")).isEqualTo(ExitCode.NOTHING_COMPARED);
    assertThat(console.err()).isEmpty();
    assertThat(console.out())
        .contains("at most 1 run: 20 are needed to look for a change")
        .doesNotContain("\n\n\n");
  }

  @Test
  void theSameRunTwiceIsRefusedInOneLineAndNothingIsAdded() throws IOException {
    String copy = sample("a-copy", 0);
    execute("add", copy);
    String before = Files.readString(file);

    assertThat(execute("add", sample("another", 1), sample("the-same", 0)))
        .isEqualTo(ExitCode.WRONG_USAGE);

    assertThat(console.err().strip())
        .isEqualTo(
            "the-same is in %s already (as a-copy); a run counts once, nothing was added; leave it out"
                .formatted(file));
    assertThat(file).hasContent(before);
  }

  @Test
  void aRunThatIsGivenTwiceIsRefused() {
    assertThat(execute("add", REFERENCE_RUN, REFERENCE_RUN)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains("is given twice; a run counts once").hasLineCount(1);
  }

  @Test
  void aFolderWithoutARunAndAHistoryThatIsNotThereAreNamed() {
    assertThat(execute("add", folder.toString())).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(execute("show")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(execute("bless", "a", "b", "c")).isEqualTo(ExitCode.WRONG_USAGE);

    assertThat(console.err().lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("holds no run (no plan.json)"))
        .anyMatch(line -> line.startsWith(file + " does not exist; make it with "));
    assertThat(file).doesNotExist();
  }

  @Test
  void aChangeIsToldWithItsRunsItsRatioAndItsConfidence() throws IOException {
    write(slowerFrom(15));

    assertThat(execute("show")).as(console.err()).isEqualTo(ExitCode.DONE);

    String flat = console.out().replaceAll("\\s+", " ");
    assertThat(flat)
        .contains("http (256 tasks, wait 20 ms): virtual-threads ● became 1.30× [1.2")
        .contains(
            " slower between run-14 (commit commit14) and run-15 (commit commit15), confidence")
        .contains("1 of 2 rows changed.")
        .contains("./run-benchmarks.sh gate confirms it");
    assertThat(console.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void aloneTheCommandShowsAndRowsAreChosenByAPartOfTheirName() throws IOException {
    write(slowerFrom(15));

    assertThat(execute("", "--row", "FIXED-pool")).as(console.err()).isEqualTo(ExitCode.DONE);

    assertThat(console.out())
        .contains("fixed-pool(threads=64)", "○ no change is shown in 30 runs")
        .doesNotContain("virtual-threads");
    assertThat(execute("show", "--row", "forkjoin")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err())
        .startsWith("no row holds \"forkjoin\"; give a part of a name, like http (")
        .hasLineCount(1);
  }

  @Test
  void programsReadTheSameAsJson() throws IOException {
    write(slowerFrom(15));

    assertThat(execute("show", "--json")).isEqualTo(ExitCode.DONE);

    assertThat(console.out())
        .startsWith("{")
        .contains("\"lastBefore\" : \"run-14\"", "\"firstAfter\" : \"run-15\"", "\"test\" :")
        .contains("\"neededRuns\" : 20", "\"lastToBaseline\" : \"NaN\"");
  }

  @Test
  void eachRowHasAPicture() throws IOException {
    write(slowerFrom(15));
    Path charts = folder.resolve("charts");

    assertThat(execute("show", "--chart", charts.toString())).as(console.err()).isZero();

    assertThat(charts.resolve("history-01-virtual-threads-http-tasks-256-waitmicros-20000.png"))
        .isNotEmptyFile();
    assertThat(charts.resolve("history-01-virtual-threads-http-tasks-256-waitmicros-20000.svg"))
        .content()
        .contains("became 1.30× slower between 10-15 and 10-16")
        .containsPattern("1\\.30× slower, (&gt;)?99\\.9+ %<");
    assertThat(
            charts.resolve("history-02-fixed-pool-threads-64-http-tasks-256-waitmicros-20000.svg"))
        .content()
        .contains("no change is shown in 30");
  }

  @Test
  void aRowOfAnotherMetricIsToldShownAndDrawnAsThat() throws IOException {
    write(HistoryRuns.about(Cost.P99, slowerFrom(15)));
    Path charts = folder.resolve("charts");
    execute("bless", "run-1", "run-2", "run-3");

    assertThat(execute("show", "--row", "virtual", "--chart", charts.toString())).isZero();

    assertThat(console.out().replaceAll("\\s+", " "))
        .contains("http (256 tasks, wait 20 ms): virtual-threads, p99 latency ● became 1.30× [1.2")
        .contains(" higher between run-14")
        .contains("the last run has 1.27× the p99 latency of the baseline");
    assertThat(charts.resolve("history-01-virtual-threads-http-tasks-256-waitmicros-20000.svg"))
        .content()
        .contains("p99 latency of virtual-threads on http", "became 1.30× higher");

    assertThat(execute("show", "--json", "--row", "p99")).isZero();
    assertThat(console.out()).contains("\"metric\" : \"p99\"", "\"tasksPerSecond\" : \"NaN\"");
  }

  @Test
  void aDamagedLineIsToldByItsNumberAndTheOthersCount() throws IOException {
    write(slowerFrom(15));
    Files.writeString(file, "{\"kind\":\"run\"\n", StandardOpenOption.APPEND);

    assertThat(execute("show")).isEqualTo(ExitCode.DONE);
    assertThat(console.err().strip())
        .isEqualTo("warning: line 31 of history.jsonl is damaged and was left out (13 characters)");
  }

  @Test
  void aBaselineIsAppendedAndShown() throws IOException {
    write(slowerFrom(15));

    assertThat(execute("bless", "run-1", "results/run-2", "run-3"))
        .as(console.err())
        .isEqualTo(ExitCode.DONE);
    execute("show");

    assertThat(Files.readAllLines(file)).hasSize(31).last().asString().contains("baseline");
    assertThat(console.out())
        .contains("baseline: run-1, run-2, run-3")
        .contains("the last run takes 1.27×")
        .contains("the time of the baseline");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "run-1", "run-1 run-2"})
  void fewerThanThreeSessionsAreNoBaseline(String runs) throws IOException {
    write(slowerFrom(15));
    String[] names = runs.isEmpty() ? new String[0] : runs.split(" ", -1);
    List<String> arguments = new ArrayList<>(List.of("bless"));
    arguments.addAll(List.of(names));

    assertThat(execute(arguments.toArray(String[]::new))).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err())
        .startsWith(names.length + " given, a baseline needs 3 sessions or more")
        .hasLineCount(1);
    assertThat(Files.readAllLines(file)).hasSize(30);
  }

  @Test
  void whatIsNoBaselineIsRefusedInOneLineEach() throws IOException {
    List<HistoryRun> runs = new ArrayList<>(slowerFrom(40));
    runs.set(4, HistoryRuns.run(4, 3, Math.log(0.1)));
    runs.set(5, HistoryRuns.inJvm(runs.get(5), "27"));
    write(runs);

    assertThat(execute("bless", "run-0", "run-1", "run-2", "run-3", "run-4", "run-6")).isEqualTo(2);
    assertThat(execute("bless", "run-1", "run-2", "run-5")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(execute("bless", "run-1", "run-2", "run-1")).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(execute("bless", "run-1", "run-2", "run-99")).isEqualTo(ExitCode.WRONG_USAGE);

    List<String> lines = console.err().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0))
        .startsWith("run-4 is an outlier: http (256 tasks, wait 20 ms): virtual-threads took 20")
        .contains("at 1 % over all rows (Holm); leave it out or repeat it");
    assertThat(lines.get(1)).startsWith("JVM: 25.0.1 in run-1, 27 in run-5; a baseline has ");
    assertThat(lines.get(2)).isEqualTo("run-1 is given twice; give each session once");
    assertThat(lines.get(3)).startsWith(file + " holds no run \"run-99\"; add it with history add");
    assertThat(Files.readAllLines(file)).hasSize(30);
  }

  @Test
  void anOptionBeforeTheCommandIsNotPassedOver() {
    assertThat(console.execute("history", "--file", file.toString(), "add", REFERENCE_RUN))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err().strip())
        .isEqualTo("--file stands before the command add; write it behind");
  }

  private void write(List<HistoryRun> runs) throws IOException {
    try (HistoryFile history = HistoryFile.open(file)) {
      for (HistoryRun run : runs) {
        history.append(run);
      }
    }
  }

  /** Thirty runs in which virtual threads become slower by 30 %. */
  private static List<HistoryRun> slowerFrom(int change) {
    SplittableRandom random = new SplittableRandom(7);
    double[] noise = new double[30];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = 0.02 * random.nextGaussian();
    }
    return HistoryRuns.runs(30, i -> noise[i] + (i < change ? 0 : Math.log(1.3)));
  }

  /** The folder of a run whose plan was fixed at that second. */
  private String sample(String name, long second) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    ScalingSample.run().write(run);
    RunDirectory directory = RunDirectory.existing(run);
    directory.write(directory.plan().repeated("first", Instant.ofEpochSecond(second)));
    return run.toString();
  }

  private int execute(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of("history"));
    if (!command.isEmpty()) {
      all.add(command);
    }
    all.addAll(List.of("--file", file.toString()));
    all.addAll(List.of(arguments));
    return console.execute(all);
  }

  private int execute(String[] arguments) {
    List<String> rest = List.of(arguments).subList(1, arguments.length);
    return execute(arguments[0], rest.toArray(String[]::new));
  }
}
