package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

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

    assertThat(execute(arguments)).isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(err.toString()).contains(said);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aBaselineWhoseWarmUpWasSetByPilotsComparesNothingAndSaysWhy() {
    int code =
        execute(
            "gate",
            "--baseline",
            "results/2026-11-22T19-43-20-standard",
            "--variant",
            "candidate=heap:1g",
            "--results",
            folder.toString());

    assertThat(code).isEqualTo(ExitCode.NOTHING_COMPARED);
    assertThat(err.toString())
        .contains("was set by pilots")
        .contains("nothing was compared; give --baseline-jar too");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theReportOfAGateIsItsVerdictDrawnAgainFromItsJournal() throws Exception {
    Path stored = Path.of("results/2026-12-01T03-31-02-gate");
    for (String file : List.of("plan.json", "environment.json", "gate-plan.json", "forks.jsonl")) {
      Files.copy(stored.resolve(file), folder.resolve(file));
    }

    assertThat(execute("report", folder.toString())).isEqualTo(ExitCode.SLOWER);
    assertThat(out.toString()).contains("slower: 2 of 2 rows");
    assertThat(folder.resolve("gate.md")).hasSameTextualContentAs(stored.resolve("gate.md"));
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
    return GateRun.show(verdict, false, strict, new PrintWriter(out, true));
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

  private int execute(String... arguments) {
    return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
