package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.result.Wildcards;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input gets one line that says what was given, what is allowed and what to do. */
class MainTest {
  private static final String REFERENCE_RUN = "results/2026-11-22T20-23-38-quick";

  @TempDir Path results;

  private final CommandConsole console = new CommandConsole();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --profile quik                | unknown profile "quik"; known: *; did you mean quick?
          --workload sha25              | unknown workload "sha25"; known: *; did you mean sha256?
          --model virtal                | unknown model "virtal"; known: *; did you mean virtual-threads?
          --point sha256(bites=1)       | unknown parameter of sha256 "bites"; known: *
          --point sha256(tasks=0)       | tasks=0 is not allowed; tasks is tasks in a batch: give 1…1000000
          --point timer(tasks=x)        | tasks=x is not allowed; tasks is tasks in a batch: give 1…1000000
          --point sha256(               | cannot read "sha256("; write name or name(key=value,key=value), each key once
          --contender fixed-pool(size=1)| unknown setting of fixed-pool "size"; known: *
          --contender async(admit=-1)   | admit=-1 is not allowed; admit is *
          --budget 5x                   | *"5x" is not a duration; write a whole number and s, m or h, like 20m*
          --epsilon 2                   | --epsilon 2.0 is not allowed; give a share above 0 and below 1, like 0.05
          --workload square             | the profile quick has no cell for the workloads [square]*
          --axis cores=1                | unknown axis "cores"; known: processors, heap, collector, parallelism*
          --axis processors=none        | none is no value of the axis processors; give 1, 2, 3 …
          --s3-endpoint ftp://x         | --s3-endpoint ftp://x is not allowed; give http:// or https:// and a host, like http://127.0.0.1:9000
          --s3-endpoint http://k:s@x    | --s3-endpoint takes no credentials, for it is kept in files; give them to the AWS*
          --s3-region eu-west-1         | --s3-region and --s3-bucket are of --s3-endpoint; give that too
          --frobnicate                  | Unknown option: '--frobnicate'*
          """)
  void aWrongRunIsRefusedInOneLineBeforeAnythingIsWritten(String arguments, String expected)
      throws IOException {
    String[] words = arguments.strip().split(" ", 2);
    String[] command =
        words.length == 1
            ? new String[] {"run", "--results", results.toString(), words[0]}
            : new String[] {"run", "--results", results.toString(), words[0], words[1]};

    assertThat(console.execute(command)).isEqualTo(2);
    assertThat(console.err().strip()).matches(Wildcards.regex(expected.strip())).hasLineCount(1);
    assertThat(console.out()).isEmpty();
    assertThat(results).isEmptyDirectory();
  }

  @Test
  void aResultsFolderThatCannotBeWrittenIsRefused() throws IOException {
    Path file = Files.writeString(results.resolve("taken"), "");

    assertThat(console.execute("run", "--results", file.toString())).isEqualTo(2);
    assertThat(console.err()).contains("cannot be written").contains("--results");
  }

  @Test
  void aFolderWithoutARunIsNamed() {
    for (String command : new String[] {"report", "resume"}) {
      assertThat(console.execute(command, results.toString())).isEqualTo(2);
    }
    assertThat(console.err().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("holds no run (no plan.json)"));
  }

  @Test
  void aRunOfANewerVersionIsRefused() throws IOException {
    Files.writeString(results.resolve("plan.json"), "{\"format\": 99}");

    assertThat(console.execute("report", results.toString())).isEqualTo(2);
    assertThat(console.err()).contains("newer version (format 99; this one reads up to 2)");
  }

  @Test
  void anUnknownCommandIsAnsweredWithTheClosest() {
    assertThat(console.execute("reprot")).isEqualTo(2);
    assertThat(console.err()).contains("did you mean").contains("report").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CpuBoundSuite -p point=sha256(bytes=1024,tasks=9) | JMH splits * at its commas; write ; between *
          NoSuchSuite                                       | no benchmark matches [NoSuchSuite]; jmh -l *
          """)
  void whatJmhWouldTakeForNothingIsRefused(String arguments, String expected) {
    String[] command = ("jmh " + arguments.strip()).split(" ", -1);

    assertThat(console.execute(command)).isEqualTo(2);
    assertThat(console.err().strip()).matches(Wildcards.regex(expected.strip())).hasLineCount(1);
  }

  @Test
  void aRunThatDecidesNothingFailsWhenThatIsAskedFor() throws IOException {
    SampleRun undecided = new SampleRun();
    undecided.cell("sha256(tasks=1)", 1000, Decision.INCONCLUSIVE, List.of(Entry.of("async", 100)));
    undecided.write(results);

    assertThat(console.execute("report", results.toString())).isZero();
    assertThat(console.execute("report", "--strict", results.toString())).isEqualTo(4);
  }

  @Test
  void helpNamesEveryCommandAndExitCode() {
    assertThat(console.execute("--help")).isZero();
    assertThat(console.out())
        .contains("run", "resume", "report", "trace", "list", "doctor", "jmh")
        .contains("0 done; 1 a confirmed regression");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --point sha256          | a trace of 256 tasks cannot be read; give 1…200
          --point mixed(tasks=201)| a trace of 201 tasks cannot be read; give 1…200
          --model virtal          | unknown model "virtal"; known: *; did you mean virtual-threads?
          --theme drak            | unknown theme "drak"; known: light, dark*
          --size 10x10            | a picture of 10x10 cannot be drawn; *
          """)
  void aWrongTraceIsRefusedInOneLineBeforeAnythingIsWritten(String arguments, String expected) {
    String[] words = arguments.strip().split(" ", 2);

    assertThat(console.execute("trace", "--results", results.toString(), words[0], words[1]))
        .isEqualTo(2);
    assertThat(console.err().strip()).matches(Wildcards.regex(expected.strip())).hasLineCount(1);
    assertThat(results).isEmptyDirectory();
  }

  @Test
  void aTraceIsMadeInFreshJvmsAndDrawnAgain() throws IOException {
    String point = "mixed(tasks=4,cpuSharePercent=50,taskMicros=1000)";
    assertThat(
            console.execute(
                "trace", "--results", results.toString(), "--point", point, "--model", "async"))
        .isZero();

    Path trace = onlyFolder();
    console.clear();
    assertThat(console.execute("trace", trace.toString(), "--theme", "dark", "--size", "800x450"))
        .isZero();

    Path picture = trace.resolve("charts/timeline-async-dark-800x450.png");
    assertThat(console.out().lines()).contains(picture.toString());
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(800);
  }

  @Test
  void doctorSaysWhatItLookedAt() {
    console.execute("doctor", "--results", results.toString());

    assertThat(console.out()).contains("JVM ").contains("processors").contains("is writable");
  }

  @Test
  void doctorTellsHowOftenTheNoiseOfARunWouldHaveMadeAWinner() {
    assertThat(
            console.execute("doctor", "--results", results.toString(), "--permute", REFERENCE_RUN))
        .isZero();
    assertThat(console.out())
        .contains("ok       Labels shuffled within blocks 1,000 times")
        .contains("promised: 5 % at most");
  }

  @Test
  void aRunWithoutACompleteBlockCannotBePermuted() throws IOException {
    for (String file : new String[] {"plan.json", "environment.json"}) {
      Files.copy(Path.of(REFERENCE_RUN, file), results.resolve(file));
    }

    assertThat(console.execute("doctor", "--permute", results.toString())).isEqualTo(2);
    assertThat(console.err()).contains("nothing to permute").hasLineCount(1);
  }

  @Test
  void aRunComparedWithItselfSaysTheSame() {
    assertThat(console.execute("compare", REFERENCE_RUN, REFERENCE_RUN)).isZero();
    assertThat(console.out()).contains("tasks/s of quick over quick: ", "fork-join 1.00×");
    assertThat(console.out().lines())
        .element(3 * 4)
        .asString()
        .startsWith("3 cells: 3 the same, 0 compatible, 0 contradictory; ")
        .endsWith("a ratio of 1.00");
  }

  private Path onlyFolder() throws IOException {
    try (Stream<Path> folders = Files.list(results)) {
      return folders.findFirst().orElseThrow();
    }
  }
}
