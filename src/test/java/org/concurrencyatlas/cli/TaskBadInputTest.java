package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.cli.output.ExitCode;
import org.concurrencyatlas.result.Wildcards;
import org.concurrencyatlas.workload.CompiledJar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Methods that cannot be raced are refused in one line, before anything is measured. */
@Timeout(120)
class TaskBadInputTest {
  private static final String SHOP =
      """
      package com.acme;

      public class Shop {
        public Shop(int size) {}
        public static long quote(long index) { return index; }
        static long hidden() { return 1; }
        public static long priced(String text) { return 1; }
        public static long both() { return 1; }
        public static long both(long index) { return 1; }
        public long ofAnObject() { return 1; }
        public static long failing(long index) {
          if (index == 2) {
            throw new IllegalStateException("no price\\ntoday");
          }
          return index;
        }
        public static void endless() throws Exception { Thread.sleep(1_000_000); }
        public static void slow() throws Exception { Thread.sleep(500); }
        public static void exiting() { System.exit(3); }
        public static void halting() { Runtime.getRuntime().halt(4); }
        public static long needy() { return Library.answer(); }
        public static void closed() { throw new Error("closed"); }
      }
      """;
  private static final String LIBRARY =
      "package com.acme;\n\nfinal class Library {\n  static long answer() { return 42; }\n}\n";
  private static final String OPEN =
      "package com.acme;\n\nclass Inside {\n  public static void quote() {}\n}\n";
  private static final String NEW =
      "package com.acme;\n\npublic class Tomorrow {\n  public static void quote() {}\n}\n";

  @TempDir private static Path folder;
  private static Path jar;

  @TempDir private Path results;
  private final CommandConsole console = new CommandConsole();

  @BeforeAll
  static void compile() throws IOException {
    jar =
        new CompiledJar(folder, SHOP, LIBRARY, OPEN, NEW)
            .forClassFileVersion("com.acme.Tomorrow", 75)
            .without("com.acme.Library")
            .write();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Shop#qote       | unknown method of com.acme.Shop "qote"; known: both, closed, *; did you mean quote?
          Shpo#quote      | there is no class com.acme.Shpo in app.jar; did you mean com.acme.Shop?
          quux.Vault#at   | there is no class quux.Vault in app.jar; give the full name of a class*
          Shop#hidden     | the method com.acme.Shop#hidden is not public; make it public
          Inside#quote    | the class com.acme.Inside is not public; make it public
          Shop#priced     | com.acme.Shop#priced takes (String); give a method that takes no argument or one long
          Shop#both       | com.acme.Shop#both is ambiguous: both() and both(long); rename one*
          Shop#ofAnObject | com.acme.Shop#ofAnObject is not static, and com.acme.Shop has no public constructor without arguments*
          Tomorrow#quote  | com.acme.Tomorrow was compiled for Java 31, this JVM is Java *; compile with --release *
          Shop            | cannot read --task com.acme.Shop; write the class, # and the method, like com.acme.Prices#quote
          Shop#failing    | com.acme.Shop#failing cannot be raced: it threw java.lang.IllegalStateException: no price today at the call with index 2; make it answer
          Shop#exiting    | com.acme.Shop#exiting ended its JVM with exit code 3; a method that is raced must return, not call System.exit
          Shop#halting    | com.acme.Shop#halting ended its JVM with exit code 4; *
          Shop#needy      | com.acme.Shop#needy needs the class com.acme.Library, which no jar holds; give its jar with --jar too
          Shop#endless    | com.acme.Shop#endless does not return: the call with index 0 was still running after * s; make it return*
          Shop#slow       | com.acme.Shop#slow takes too long: * calls one after another took 1 s; give fewer --tasks or a longer --task-timeout
          """)
  void aMethodThatCannotBeRacedIsRefusedInOneLine(String method, String said) {
    String whole = method.contains(".") ? method : "com.acme." + method;

    assertThat(run("--task", whole, "--task-timeout", "3s"))
        .as(console.err())
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertRefused(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --tasks 0                       | --tasks 0 is not allowed; give 1…1000000
          --tasks 8,-1                    | --tasks -1 is not allowed; *
          --concurrency -1                | --concurrency -1 is not allowed; give 0…100000
          --tasks many                    | Invalid value for option '--tasks' *
          --setup com.acme.Shop#priced    | com.acme.Shop#priced takes (String); give a method that takes no argument
          --setup nowhere                 | cannot read --setup nowhere; *
          --setup #closed                 | com.acme.Shop#quote cannot be raced: its constructor or its setup threw java.lang.Error: closed; *
          --teardown #nothing             | unknown method of com.acme.Shop "nothing"; *
          --task com.acme.Shop#quote      | --task com.acme.Shop#quote was given twice; give it once
          --task-timeout 0s               | Invalid value for option '--task-timeout': *
          """)
  void anOptionThatIsNotAllowedIsRefusedInOneLine(String options, String said) {
    List<String> words = new ArrayList<>(List.of("--task", "com.acme.Shop#quote"));
    words.addAll(List.of(options.split(" ")));

    assertThat(run(words.toArray(String[]::new))).isEqualTo(ExitCode.WRONG_USAGE);
    assertRefused(said);
  }

  @Test
  void aTaskNeedsAJar() {
    assertThat(execute("run", "--task", "com.acme.Shop#quote")).isEqualTo(ExitCode.WRONG_USAGE);
    assertRefused("--task com.acme.Shop#quote needs the jar that holds it; give --jar FILE");
  }

  @Test
  void aJarMustBeReadable() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jar"), "no zip");

    assertThat(execute("run", "--jar", text.toString(), "--task", "com.acme.Shop#quote"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertRefused("*text.jar is no jar *; build it again");
  }

  @Test
  void whatIsOfATaskNeedsOne() {
    assertThat(execute("run", "--tasks", "8")).isEqualTo(ExitCode.WRONG_USAGE);
    assertRefused("--setup, --teardown, --tasks and --concurrency are of a --task; *");
  }

  @Test
  void aGateRefusesTheSame() {
    assertThat(
            execute(
                "gate",
                "--baseline-jar",
                jar.toString(),
                "--candidate-jar",
                jar.toString(),
                "--task",
                "com.acme.Shop#qote"))
        .isEqualTo(ExitCode.WRONG_USAGE);
    assertThat(console.err()).contains("unknown method of com.acme.Shop \"qote\"");
    assertThat(results).isEmptyDirectory();
  }

  private void assertRefused(String said) {
    assertThat(console.err().strip()).hasLineCount(1);
    assertThat(console.err().strip()).matches(Wildcards.regex(said));
    assertThat(console.out()).isEmpty();
    assertThat(results).isEmptyDirectory();
  }

  private int run(String... more) {
    List<String> words = new ArrayList<>(List.of("run", "--jar", jar.toString()));
    words.addAll(List.of(more));
    return execute(words.toArray(String[]::new));
  }

  private int execute(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--results", results.toString()));
    return console.execute(all);
  }
}
