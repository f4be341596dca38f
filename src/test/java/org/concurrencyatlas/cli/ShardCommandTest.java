package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.cli.output.StoredRun;
import org.concurrencyatlas.plan.shard.PlanCut;
import org.concurrencyatlas.plan.shard.Shard;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.Environments;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.store.Journal;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A map that is cut over machines, from the command line. */
class ShardCommandTest {
  private static final int SHARDS = 3;
  private static final int OTHER_SEED = 99;

  private final CommandConsole console = new CommandConsole();

  @TempDir private Path results;
  private RunDirectory whole = new RunDirectory(Path.of(""));

  @BeforeEach
  void aRunOfTheWholePlan() throws IOException {
    whole = new RunDirectory(Files.createDirectory(results.resolve("whole")));
    SampleRun run = new SampleRun();
    for (int i = 0; i < 2 * SHARDS; i++) {
      run.cell(
          "sha256(bytes=%d,tasks=64)".formatted(1024 << i),
          20_000,
          Decision.WIN_CERTIFIED,
          List.of(Entry.of("fork-join", 9_000), Entry.of("sequential", 5_000 + 100 * i)));
    }
    run.write(whole.path());
  }

  @ParameterizedTest
  @CsvSource({
    "0/5, --shard 0/5 is shard 0 of 5",
    "6/5, --shard 6/5 is shard 6 of 5",
    "two, --shard two is not allowed; give INDEX/COUNT like 2/5",
    "auto, --shard auto: none of the variables JOB_COMPLETION_INDEX",
    "1/500, and 500 shards were asked for: some would be empty"
  })
  @DisplayName("a shard that is none is refused in one line, and nothing is run")
  void noShard(String shard, String line) throws IOException {
    assertThat(
            console.execute(
                "run", "--profile", "smoke", "--shard", shard, "--results", results.toString()))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains(line).hasLineCount(1);
    assertThat(folders()).containsExactly("whole");
  }

  @Test
  @DisplayName("all shards together are drawn as one run with the leaders of the whole")
  void mergedIsWhole() throws IOException {
    assertThat(merge(shard(1), shard(2), shard(3))).as(console.err()).isEqualTo(ExitCode.DONE);

    RunDirectory merged = merged();
    assertThat(console.err()).isEmpty();
    assertThat(leaders(merged)).isEqualTo(leaders(whole));
    assertThat(console.out()).contains("report: " + merged.path()).doesNotContain("shard", "M1");
    assertThat(merged.path().resolve("report.html")).exists();

    Files.delete(merged.path().resolve("report.html"));
    assertThat(console.execute("report", merged.path().toString())).isEqualTo(ExitCode.DONE);
    assertThat(merged.path().resolve("report.html")).exists();
  }

  @Test
  @DisplayName("a missing shard is named, with how many cells lack and which")
  void missing() throws IOException {
    assertThat(merge(shard(3), shard(1))).isEqualTo(ExitCode.DONE);

    assertThat(console.out())
        .contains("! incomplete: shard 2 of 3 is missing, so 2 cells were not measured")
        .contains(": not measured here: the cell is in shard 2 of 3");
    assertThat(merge(merged(), shard(2))).as(console.err()).isEqualTo(ExitCode.DONE);
  }

  @Test
  @DisplayName("machines are told apart in table, map, summary and files")
  void machines() throws IOException {
    RunDirectory other = shard(2, cut(2), here("another processor", 4, "0123abcd"));

    assertThat(merge(shard(1), other, shard(3))).as(console.err()).isEqualTo(ExitCode.DONE);

    assertThat(console.err()).isEmpty();
    assertThat(console.out())
        .contains(" · on M1", " · on M2")
        .contains("M2: another processor, 4 processors")
        .contains("! a map of 2 machines: each cell is of one of them");
    Path folder = merged().path();
    assertThat(Files.readString(folder.resolve("summary.md"))).contains(" machine |", " M2 |");
    assertThat(Files.readString(folder.resolve("verdicts.csv")).lines().findFirst())
        .get()
        .asString()
        .endsWith(",environment");
    assertThat(Files.readString(folder.resolve("verdicts.json")))
        .contains("\"environment\" : \"" + other.environment().id() + "\"");
    assertThat(maps(folder)).anySatisfy(map -> assertThat(map).contains(" · M2"));
    assertThat(folder.resolve("environment-" + other.environment().id() + ".json")).exists();
  }

  @Test
  @DisplayName("shards of another jar are refused unless that is allowed")
  void anotherJar() throws IOException {
    RunDirectory other = shard(2, cut(2), here("a processor", 2, "ffff"));

    assertThat(merge(shard(1), other)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains("warning: jar: ").contains("--allow-differences");
    assertThat(folders()).noneMatch(name -> name.endsWith("-merged"));

    assertThat(
            console.execute(
                "merge",
                "--allow-differences",
                "--results",
                results.toString(),
                shard(1).path().toString(),
                other.path().toString()))
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  @DisplayName("a shard given twice, of another plan or beside a whole run is refused in one line")
  void whatIsNoSet() throws IOException {
    RunDirectory first = shard(1);
    RunPlan seeded = whole.plan().within(Optional.of((long) OTHER_SEED), 1);

    refused("both have shard 1 of 3; give each shard once", first, first);
    refused("both have shard 1 of 3", first, shard(1));
    refused(
        "are shards of different plans (seed); give shards that were run with the same options",
        first,
        shard(2, PlanCut.of(seeded, new Shard(2, SHARDS), true), whole.environment()));
    refused(
        "their plans are cut differently",
        first,
        shard(2, PlanCut.of(whole.plan(), new Shard(2, 2), true), whole.environment()));
    refused("is a shard of a plan and " + whole.path() + " is not", first, whole);
    assertThat(folders()).noneMatch(name -> name.endsWith("-merged"));
  }

  @Test
  @DisplayName("a merged run is not resumed, and a shard alone is not repeated")
  void noResumeNoRepeat() throws IOException {
    RunDirectory first = shard(1);
    merge(first, shard(2));

    assertThat(console.execute("resume", merged().path().toString()))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains("was put together from shards; resume the shards");
    assertThat(console.execute("repeat", first.path().toString())).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains("is a part of a plan; for another session run all");
  }

  private void refused(String line, RunDirectory... runs) {
    console.clear();
    assertThat(merge(runs)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains(line).hasLineCount(1);
  }

  private int merge(RunDirectory... runs) {
    List<String> command = new ArrayList<>(List.of("merge", "--results", results.toString()));
    Stream.of(runs).map(run -> run.path().toString()).forEach(command::add);
    return console.execute(command.toArray(String[]::new));
  }

  private RunPlan cut(int index) throws IOException {
    return PlanCut.of(whole.plan(), new Shard(index, SHARDS), true);
  }

  private RunDirectory shard(int index) throws IOException {
    return shard(index, cut(index), whole.environment());
  }

  /** The part of the whole run that a machine would have measured. */
  private RunDirectory shard(int index, RunPlan plan, Environment environment) throws IOException {
    List<Point> points = plan.cells().stream().map(cell -> cell.point()).toList();
    RunDirectory shard =
        new RunDirectory(Files.createTempDirectory(results, "shard-" + index + "-"));
    shard.write(plan, environment);
    Files.write(
        shard.journal(),
        Journal.read(whole.journal()).forks().stream()
            .filter(fork -> plan.measures(points.indexOf(fork.point())))
            .map(fork -> on(environment, fork))
            .toList());
    return shard;
  }

  private static String on(Environment environment, ForkResult fork) {
    return Json.line(fork)
        .replaceFirst("\"environment\":\"[^\"]*\"", "\"environment\":\"" + environment.id() + "\"");
  }

  private Environment here(String cpu, int processors, String jar) throws IOException {
    Environment other =
        Environments.with(
            Environments.with(whole.environment(), "cpu", cpu), "processors", processors);
    return jar.equals("0123abcd") ? other : Environments.with(other, "jarSha256", jar);
  }

  private static List<Object> leaders(RunDirectory run) throws IOException {
    return StoredRun.read(run).input().verdicts().cells().stream()
        .<Object>map(cell -> List.of(cell.point(), cell.leader()))
        .toList();
  }

  private static List<String> maps(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("charts"))) {
      List<String> maps = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".svg")).toList()) {
        maps.add(Files.readString(file));
      }
      return maps;
    }
  }

  private RunDirectory merged() throws IOException {
    String name =
        folders().stream().filter(each -> each.endsWith("-merged")).findFirst().orElse("");
    return RunDirectory.existing(results.resolve(name));
  }

  private List<String> folders() throws IOException {
    try (Stream<Path> folders = Files.list(results)) {
      return folders.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }
}
