package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.plan.Planner;
import org.concurrencyatlas.plan.ProfileCatalogue;
import org.concurrencyatlas.report.ScalingSample;
import org.concurrencyatlas.result.Environments;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.run.RunExecutor;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatAndMergeTest {
  private static final String REFERENCE_RUN = "results/2026-11-22T20-23-38-quick";
  private static final String OTHER_RUN = "results/2026-11-22T20-29-52-map";

  private final CommandConsole console = new CommandConsole();

  @TempDir Path results;

  @Test
  void aRepeatKeepsThePlanAndChangesTheSeed() throws IOException {
    RunDirectory first = RunExecutor.create(results, planWithoutTime());

    assertThat(console.execute("repeat", "--times", "2", first.path().toString()))
        .as(console.err())
        .isEqualTo(ExitCode.NOTHING_COMPARED);

    List<RunDirectory> repeats = repeatsOf(first);
    assertThat(repeats).hasSize(2);
    for (RunDirectory repeat : repeats) {
      RunPlan plan = repeat.plan();
      assertThat(plan)
          .usingRecursiveComparison()
          .ignoringFields("seed", "createdAt", "repeats")
          .isEqualTo(first.plan());
      assertThat(plan.seed()).isNotEqualTo(first.plan().seed());
      assertThat(plan.repeats()).isEqualTo(first.path().getFileName().toString());
    }
    assertThat(repeats.getFirst().plan().seed()).isNotEqualTo(repeats.getLast().plan().seed());
    assertThat(console.err().strip().lines().toList().getLast())
        .startsWith("what holds across sessions: ./run-benchmarks.sh merge " + first.path())
        .contains(repeats.getFirst().path().toString())
        .contains(repeats.getLast().path().toString());
  }

  @Test
  void aRepeatOfARepeatNamesTheFirstRun() throws IOException {
    RunPlan second = planWithoutTime().repeated("first", Instant.ofEpochSecond(5));
    RunDirectory run = RunExecutor.create(results, second);

    console.execute(
        "repeat", "--results", results.resolve("elsewhere").toString(), run.path().toString());

    assertThat(RunDirectory.last(results.resolve("elsewhere")).plan().repeats()).isEqualTo("first");
  }

  @Test
  void theRunOfAnotherJarIsNotRepeatedUnlessThatIsAllowed() throws IOException {
    RunDirectory run = RunExecutor.create(results, planWithoutTime());
    run.write(Environments.with(run.environment(), "jarSha256", "0123abcd"));

    assertThat(console.execute("repeat", run.path().toString())).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err())
        .startsWith("the run was begun with another jar (0123abcd, now ")
        .hasLineCount(1);
    assertThat(repeatsOf(run)).isEmpty();

    console.execute("repeat", "--allow-differences", run.path().toString());
    assertThat(repeatsOf(run)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "101"})
  void aNumberOfSessionsThatMakesNoSenseIsRefused(String times) {
    assertThat(console.execute("repeat", "--times", times, REFERENCE_RUN))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err().strip()).isEqualTo("--times " + times + " is not allowed; give 1…100");
  }

  @Test
  void threeSessionsThatAgreeAreReplicated() throws IOException {
    String[] runs = sessions(3);

    assertThat(console.execute(command("merge", runs))).as(console.err()).isEqualTo(ExitCode.DONE);

    assertThat(console.err()).isEmpty();
    assertThat(console.out().lines())
        .anyMatch(line -> line.startsWith("● http (") && line.contains(": replicated win, ahead"))
        .contains("session " + runs[0], "session " + runs[2])
        .anyMatch(line -> line.contains("From session to session ratios vary by τ = "))
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void twoSessionsGiveFiguresAndSayThatThreeAreNeeded() throws IOException {
    assertThat(console.execute(command("merge", sessions(2)))).isEqualTo(ExitCode.DONE);

    assertThat(console.out())
        .contains(": 2 sessions, a replicated claim needs 3")
        .contains("./run-benchmarks.sh repeat")
        .contains("0 of 5 cells replicated")
        .doesNotContain("replicated win,");
  }

  @Test
  void programsReadTheSameAsJson() throws IOException {
    assertThat(console.execute(command("merge", sessions(3), "--json"))).isEqualTo(ExitCode.DONE);

    assertThat(console.out())
        .startsWith("{")
        .contains("\"replicated\" : true", "\"decision\" : \"WIN\"", "\"inSessions\" : [");
  }

  @Test
  void oneRunIsNoneToMerge() {
    assertThat(console.execute("merge", REFERENCE_RUN)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err().strip())
        .isEqualTo("1 run given, two or more are merged; give their folders");
  }

  @Test
  void aSessionCannotReplicateItself() {
    assertThat(console.execute("merge", REFERENCE_RUN, REFERENCE_RUN))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err())
        .contains(" are one session, which cannot replicate itself")
        .hasLineCount(1);
  }

  @Test
  void runsThatDifferAreToldFieldByFieldAndRefused() {
    assertThat(console.execute("merge", REFERENCE_RUN, OTHER_RUN)).isEqualTo(ExitCode.WRONG_USAGE);

    List<String> lines = console.err().lines().toList();
    assertThat(lines)
        .contains(
            "warning: number of iterations: 4 in %s, 3 in %s".formatted(REFERENCE_RUN, OTHER_RUN))
        .last()
        .asString()
        .startsWith("the runs differ and may not be samples of one thing")
        .endsWith("--allow-differences");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void runsWithoutACommonCellAreNotCompared() {
    assertThat(console.execute("merge", "--allow-differences", REFERENCE_RUN, OTHER_RUN))
        .isEqualTo(ExitCode.NOTHING_COMPARED);
    assertThat(console.err().lines().toList().getLast())
        .isEqualTo("no cell was measured up to a look in two of the runs: nothing can be merged");
    assertThat(console.out()).isEmpty();
  }

  @Test
  void aFolderWithoutARunIsNamed() {
    assertThat(console.execute("merge", REFERENCE_RUN, results.toString()))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains("holds no run (no plan.json)").hasLineCount(1);
  }

  /** Folders of sessions of one plan that measured alike. */
  private String[] sessions(int count) throws IOException {
    String[] folders = new String[count];
    for (int i = 0; i < count; i++) {
      Path folder = Files.createDirectories(results.resolve("session-" + i));
      ScalingSample.run().write(folder);
      RunDirectory run = RunDirectory.existing(folder);
      run.write(run.plan().repeated("first", Instant.ofEpochSecond(i)));
      folders[i] = folder.toString();
    }
    return folders;
  }

  private List<RunDirectory> repeatsOf(RunDirectory first) throws IOException {
    try (Stream<Path> folders = Files.list(results)) {
      return folders
          .filter(folder -> !folder.equals(first.path()))
          .sorted()
          .map(RunDirectory::existing)
          .toList();
    }
  }

  /** No fork is begun: the budget is spent before the first. */
  private static RunPlan planWithoutTime() {
    return new Planner(new WorkloadCatalogue(), new ModelCatalogue())
        .plan(
            ProfileCatalogue.get("smoke"),
            new Planner.Choices(
                List.of("sha256(tasks=64)"),
                List.of(),
                List.of(),
                List.of(),
                1,
                Duration.ZERO,
                0.05,
                RunPlan.Order.INTERLEAVED,
                List.of(),
                List.of()),
            Instant.EPOCH);
  }

  private static String[] command(String name, String[] runs, String... options) {
    return Stream.of(Stream.of(name), Stream.of(options), Stream.of(runs))
        .flatMap(each -> each)
        .toArray(String[]::new);
  }
}
