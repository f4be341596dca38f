package org.concurrencyatlas.cli.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Demand;
import org.concurrencyatlas.cli.CommandConsole;
import org.concurrencyatlas.machine.EnvironmentReader;
import org.concurrencyatlas.plan.AdvicePlan;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.Environments;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.store.RunDirectory;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviseCommandTest {
  private static final String POINT =
      "compute-wait(concurrency=500,cpuNanos=200000,tasks=2000,waitMicros=50000)";

  @TempDir private Path results;

  private final CommandConsole console = new CommandConsole();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --cpu 200                                  | "200" is no time of a task; write a number and us, ms or s
          --cpu 2h --in-flight 5                     | "2h" is no time of a task
          --cpu 7200s --in-flight 5                  | "7200s" is longer than an hour
          --cpu=-5ms --in-flight 5                   | "-5ms" is no time of a task
          --cpu 10s --in-flight 5                    | --cpu 10 s is not allowed; give 0…4s
          --wait 50ms --in-flight 0                  | --in-flight 0 is not allowed; give 1…100000
          --wait 50ms --in-flight=-3                 | --in-flight -3 is not allowed
          --wait 50ms --in-flight 10000000           | --in-flight 10000000 is not allowed
          --wait 50ms --in-flight 2.5                | is not a long
          --wait 50ms --in-flight 5 --body 0kB       | "0kB" is no length
          --wait 50ms --in-flight 5 --body 10        | "10" is no length; write a number above 0 and B, kB or MB
          --cpu 0 --wait 0 --in-flight 5             | neither computes nor waits
          --cpu 200us                                | advise needs --in-flight and --cpu, --wait or both
          --in-flight 5                              | advise needs --in-flight and --cpu, --wait or both
          --cpu 1ms --in-flight 5 --budget 1s        | cannot be measured within --budget 1s
          --requests 5                               | --task-event and --requests need a recording; give --jfr FILE
          --jfr no-such.jfr                          | no-such.jfr cannot be read; give a file that jcmd JFR.dump wrote
          --jfr README.md                            | README.md is no recording, or it is damaged
          """)
  void absurdNumbersGetOneLine(String arguments, String expected) {
    List<String> words =
        Stream.concat(
                Stream.of("advise", "--results", results.toString()),
                Stream.of(arguments.strip().split(" +", -1)))
            .toList();

    assertThat(console.execute(words.toArray(String[]::new))).isEqualTo(2);
    assertThat(console.err().strip()).contains(expected.strip()).hasLineCount(1);
    assertThat(console.out()).isEmpty();
    assertThat(results).isEmptyDirectory();
  }

  @Test
  void onAPipeNobodyIsAsked() {
    assertThat(console.execute("advise", "--results", results.toString())).isEqualTo(2);
    assertThat(console.err().strip()).startsWith("advise needs --in-flight").hasLineCount(1);
  }

  @Test
  void threeQuestionsGiveTheNumbersAndEnterGivesTheUsualOnes() throws IOException {
    assertThat(questions("\n\n\n").demand()).isEqualTo(new Demand(200_000, 50_000_000, 500, 0));
    assertThat(questions("1.5ms\n0\n8\n").demand()).isEqualTo(new Demand(1_500_000, 0, 8, 0));
    assertThat(console.out())
        .contains("How long does a task compute? [200us] ")
        .contains("How many are under way at once? [500] ");
  }

  @Test
  void aQuestionThatWasNotUnderstoodIsAskedAgain() throws IOException {
    Demand demand = questions("200\n200us\n\nmany\n0\n7\n").demand();

    assertThat(demand).isEqualTo(new Demand(200_000, 50_000_000, 7, 0));
    assertThat(console.out())
        .contains("\"200\" is no time of a task")
        .contains("\"many\" is no number of tasks");
  }

  @Test
  void anInputThatEndsIsNamed() {
    assertThatThrownBy(() -> questions("200us\n").demand())
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("the input ended before the last answer");
  }

  @Test
  void aStoredRunOfTheseNumbersIsTheAnswerAndIsNamed() throws IOException {
    store("2026-11-22T06-30-00-advise", here());

    assertThat(console.execute(advise())).isZero();
    assertThat(console.out().lines())
        .hasSize(6)
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("200 µs of CPU, 50 ms of waiting, 500 in flight"),
            line -> assertThat(line).startsWith("use:        async(admit=500)"),
            line ->
                assertThat(line)
                    .startsWith("how sure:   a certified win, ")
                    .endsWith("measured on 2026-11-22 06:30 UTC, in 2026-11-22T06-30-00-advise"),
            line ->
                assertThat(line)
                    .startsWith("the others: (its speed, CPU and memory are 1) ")
                    .matches(".* virtual-threads\\(admit=500\\) 0\\.5\\d×, [\\d.]+×, [\\d.]+×"),
            line -> assertThat(line).startsWith("limited by: ").contains(" processors busy"),
            line ->
                assertThat(line)
                    .startsWith("changes if: tasks in flight between 500 and 2,000: then")
                    .contains("virtual-threads(admit=2000) (2026-11-22T06-30-00-advise)")
                    .endsWith("not measured: CPU, wait (a longer --budget measures them)"));
    assertThat(console.err()).isEmpty();
  }

  @Test
  void theAnswerForProgramsNamesTheChoiceAndTheRun() throws IOException {
    store("stored", here());

    assertThat(
            console.execute(
                Stream.concat(Stream.of(advise()), Stream.of("--json")).toArray(String[]::new)))
        .isZero();
    assertThat(console.out())
        .contains("\"kind\" : \"BEST\"")
        .contains("\"choice\" : \"async(admit=500)\"")
        .contains("\"run\" : \"stored\"")
        .contains("\"cpuNanos\" : 200000");
  }

  @Test
  void anotherMachineAnotherJarAndOtherNumbersAreNoAnswer() throws IOException {
    Environment here = here();
    store("another-jar", Environments.with(here, "jarSha256", "0"));
    store("another-machine", Environments.with(here, "cpu", "another"));
    Files.createDirectories(results.resolve("damaged"));
    Files.writeString(results.resolve("damaged/plan.json"), "{");
    StoredPoints points = new StoredPoints(here);

    assertThat(points.near(new Demand(200_000, 50_000_000, 500, 0), results))
        .extracting(point -> point.origin().run() + " " + point.origin().sameBuild())
        .as("another jar on the same machine tells what would change an answer")
        .containsOnly("another-jar false");
    assertThat(points.near(new Demand(900_000, 1_000_000, 500, 0), results)).isEmpty();
  }

  @Test
  void theSettingsOfARecordingAreWrittenOnceAndSaidHowToUse() throws IOException {
    Path file = results.resolve("advise.jfc");

    assertThat(console.execute("advise", "--jfr-settings", file.toString())).isZero();
    assertThat(Files.readString(file)).contains("jdk.SocketRead").contains(">off<");
    assertThat(console.out())
        .contains("jcmd PID JFR.start settings=" + file)
        .contains("./run-benchmarks.sh advise --jfr");
    assertThat(console.execute("advise", "--jfr-settings", file.toString())).isEqualTo(2);
    assertThat(console.err()).contains("is there already");
  }

  private void store(String name, Environment environment) throws IOException {
    SampleRun run = new SampleRun();
    run.cell(POINT, 10_000, Decision.TIE, entries(500, 9_000, 5_000));
    run.cell(
        "compute-wait(concurrency=2000,cpuNanos=200000,tasks=8000,waitMicros=50000)",
        10_000,
        Decision.TIE,
        entries(2_000, 5_000, 9_000));
    Path folder = Files.createDirectories(results.resolve(name));
    run.write(folder);
    new RunDirectory(folder).write(environment);
  }

  private static List<Entry> entries(int admitted, double async, double virtual) {
    return List.of(
        Entry.of("async(admit=%d)".formatted(admitted), async),
        Entry.of("virtual-threads(admit=%d)".formatted(admitted), virtual));
  }

  private static Environment here() throws IOException {
    return EnvironmentReader.read(AdvicePlan.forkFlags());
  }

  private String[] advise() {
    return new String[] {
      "advise",
      "--results",
      results.toString(),
      "--cpu",
      "200us",
      "--wait",
      "50ms",
      "--in-flight",
      "500"
    };
  }

  private Questions questions(String answers) {
    return new Questions(new BufferedReader(new StringReader(answers)), console.printer());
  }
}
