package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.cli.output.GateRun;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.gate.GateControl;
import org.concurrencyatlas.verdict.gate.GateRow;
import org.concurrencyatlas.verdict.gate.GateRow.Finding;
import org.concurrencyatlas.verdict.gate.GateVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The gate's command line: what it refuses, its exit codes, its files. */
class GateCommandTest {
  private final CommandConsole console = new CommandConsole();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          gate                                                  | a gate needs two sides
          gate --candidate-jar absent.jar                       | absent.jar does not exist
          gate --variant other=heap:1g                          | not other
          gate --variant candidate=jdk:absent                   | absent has no bin/java
          gate --variant candidate=args:-XX:+NoSuchFlag         | a JVM does not start
          gate --variant candidate=heap:1g --metric elegance    | unknown metric
          gate --variant candidate=heap:1g --max-slowdown lots  | is no share
          gate --variant candidate=heap:1g --point nowhere      | unknown workload
          gate --baseline absent --variant candidate=heap:1g    | absent holds no run
          """)
  void badInputGetsOneLineAndTheCodeOfWrongUsage(String command, String said) {
    String[] arguments =
        Stream.concat(Stream.of(command.split(" ")), Stream.of("--results", folder.toString()))
            .toArray(String[]::new);

    assertThat(console.execute(arguments)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains(said);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aBaselineWhoseWarmUpWasSetByPilotsComparesNothingAndSaysWhy() {
    int code =
        console.execute(
            "gate",
            "--baseline",
            "results/2026-11-22T19-43-20-standard",
            "--variant",
            "candidate=heap:1g",
            "--results",
            folder.toString());

    assertThat(code).isEqualTo(ExitCode.NOTHING_COMPARED);
    assertThat(console.err())
        .contains("was set by pilots")
        .contains("nothing was compared; give --baseline-jar too");
    assertThat(folder).isEmptyDirectory();
  }

  /** Its forks would fail one after the other, each with the same long trace. */
  @Test
  void aJdkThatIsTooOldForThisProductIsRefusedBeforeAnythingIsRun() throws Exception {
    Path jdk = Files.createDirectories(folder.resolve("jdk-17"));
    Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.createFile(java);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.12\"\n");

    assertThat(console.execute("gate", "--variant", "candidate=jdk:" + jdk))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err().lines().toList().getLast())
        .matches(
            ".*jdk-17 is JDK 17\\.0\\.12, and this product runs on \\d+ or newer; give another JDK");
  }

  @Test
  void aBaselineWithoutAForkComparesNothingAndSaysSo() throws Exception {
    Path baseline = copyOf("results/2026-12-01T03-29-28-gate", "baseline");
    Files.writeString(baseline.resolve("forks.jsonl"), "");

    int code =
        console.execute(
            "gate", "--baseline", baseline.toString(), "--variant", "candidate=heap:1g");

    assertThat(code).isEqualTo(ExitCode.NOTHING_COMPARED);
    assertThat(console.err()).contains(baseline + " has no fork that counts");
  }

  @Test
  void aBaselineWhoseWorkloadIsNotThereAnyMoreComparesNothingAndNamesIt() throws Exception {
    Path baseline = copyOf("results/2026-12-01T03-29-28-gate", "baseline");
    Path plan = baseline.resolve("plan.json");
    Files.writeString(plan, Files.readString(plan).replace("sha256(", "sha257("));

    int code =
        console.execute(
            "gate",
            "--baseline",
            baseline.toString(),
            "--variant",
            "baseline=heap:1g",
            "--variant",
            "candidate=heap:1g",
            "--results",
            folder.resolve("results").toString());

    assertThat(code).isEqualTo(ExitCode.NOTHING_COMPARED);
    assertThat(console.err())
        .contains("has a row that cannot be run: unknown workload \"sha257\"")
        .contains("did you mean sha256?");
    assertThat(folder.resolve("results"))
        .satisfiesAnyOf(
            each -> assertThat(each).doesNotExist(), each -> assertThat(each).isEmptyDirectory());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T03-29-28-gate, 0, 'passed: none of 2 rows'",
    "2026-12-01T03-31-02-gate, 1, 'slower: 2 of 2 rows'"
  })
  void theReportOfAGateIsItsVerdictDrawnAgainFromItsJournal(String run, int code, String said)
      throws Exception {
    Path copy = copyOf("results/" + run, "gate");

    assertThat(console.execute("report", copy.toString())).isEqualTo(code);
    assertThat(console.out()).contains(said);
    assertThat(copy.resolve("gate.md")).hasSameTextualContentAs(Path.of("results", run, "gate.md"));
  }

  private Path copyOf(String run, String name) throws IOException {
    Path copy = Files.createDirectories(folder.resolve(name));
    for (String file : List.of("plan.json", "environment.json", "gate-plan.json", "forks.jsonl")) {
      Files.copy(Path.of(run, file), copy.resolve(file));
    }
    return copy;
  }

  @Test
  void everyOutcomeHasItsExitCode() {
    assertThat(code(verdict(true, Finding.NOT_SUSPECTED), false)).isEqualTo(ExitCode.DONE);
    assertThat(code(verdict(true, Finding.NOT_CONFIRMED), false)).isEqualTo(ExitCode.DONE);
    assertThat(code(verdict(true, Finding.SLOWER), false)).isEqualTo(ExitCode.SLOWER);
    assertThat(code(verdict(true, Finding.SLOWER, Finding.NOT_COMPARED), false))
        .isEqualTo(ExitCode.SLOWER);
    assertThat(code(verdict(true, Finding.NOT_COMPARED), false))
        .isEqualTo(ExitCode.NOTHING_COMPARED);
    assertThat(code(verdict(false, Finding.SLOWER), false)).isEqualTo(ExitCode.NOTHING_COMPARED);
    assertThat(code(verdict(true), false)).isEqualTo(ExitCode.NOTHING_COMPARED);
    assertThat(code(verdict(true, Finding.UNDECIDED), false)).isEqualTo(ExitCode.NOTHING_COMPARED);
    assertThat(code(verdict(true, Finding.UNDECIDED), true)).isEqualTo(ExitCode.NOTHING_DECIDED);
  }

  @Test
  void theFilesForTeamsSayTheSame() throws Exception {
    GateRun.writeAll(folder, verdict(true, Finding.SLOWER, Finding.NOT_SUSPECTED));

    JsonNode json = Json.read(Files.readString(folder.resolve("gate.json")), JsonNode.class);
    assertThat(json.get("outcome").asString()).isEqualTo("SLOWER");
    assertThat(json.get("rows")).hasSize(2);
    assertThat(Files.readString(folder.resolve("gate.md")))
        .contains("| SLOWER | async | ")
        .contains("1.10×");
    assertThat(Files.readString(folder.resolve("gate.xml")))
        .contains("tests=\"4\" failures=\"1\" errors=\"0\" skipped=\"0\"")
        .contains("<failure message=");
    JsonNode action =
        Json.read(Files.readString(folder.resolve("gate-action.json")), JsonNode.class);
    assertThat(action.get(0).get("value").asDouble())
        .as("slower is less, so that bigger is better")
        .isLessThan(1);
  }

  private int code(GateVerdict verdict, boolean strict) {
    return GateRun.show(verdict, false, strict, console.printer());
  }

  private static GateVerdict verdict(boolean controlsPass, Finding... findings) {
    List<GateRow> rows =
        Stream.of(findings)
            .map(finding ->
                new GateRow(
                    Point.parse("sha256(bytes=1024)"),
                    Contender.parse("async"),
                    finding,
                    new Interval(1.1, 1.05, 1.15),
                    0.03,
                    8,
                    ""))
            .toList();
    List<GateControl> controls =
        Stream.of(GateControl.Kind.values())
            .map(kind -> new GateControl(kind, controlsPass, new Interval(1, 0.99, 1.01), 8))
            .toList();
    return new GateVerdict(0.02, 0.05, rows, controls, /* noisy= */ false, 1, /* confirms= */ true);
  }
}
