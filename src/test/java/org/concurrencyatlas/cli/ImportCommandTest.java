package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencyatlas.result.jmh.JmhText.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.concurrencyatlas.result.jmh.JmhText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Result files as people of the field published them, and what is drawn of them. */
class ImportCommandTest {
  private static final Path FILES = Path.of("src/test/resources/org/concurrencyatlas/jmh-files");

  @TempDir Path folder;

  private final CommandConsole console = new CommandConsole();

  @Test
  void oneNameInSeveralModesIsSeveralContests() throws IOException {
    assertThat(imported(file("same-name-in-several-modes.json"))).isZero();

    JsonNode contests = json().at("/contests");
    assertThat(contests.valueStream().map(each -> each.at("/mode").asString()).toList())
        .containsExactly("thrpt", "avgt", "sample");
    assertThat(contests.valueStream().map(each -> each.at("/outcome").asString()).toList())
        .containsOnly("NOT_CERTIFIED");
    assertThat(contests.at("/0/rows/0/value/estimate").asDouble()).isBetween(43.1, 43.3);
    assertThat(console.out())
        .contains(
            "case2 has the best value at SuiteA thrpt, 1.04× ahead of case1;"
                + " cannot be certified: one fork",
            "3 contests by benchmark: 3 not certified");
    assertThat(charts(".svg")).hasSize(3);
  }

  @Test
  void withoutForksNothingIsCertified() throws IOException {
    assertThat(imported(file("no-forks-four-modes.json"))).isZero();

    assertThat(json().at("/contests").valueStream().map(each -> each.at("/mode").asString()))
        .containsExactly("thrpt", "avgt", "sample", "ss");
    assertThat(console.out().lines().filter(line -> line.contains("has the best value")))
        .hasSize(4)
        .allMatch(line -> line.endsWith("cannot be certified: no forks"));
    assertThat(read(charts(".svg").getFirst()))
        .contains("a mark is no fork")
        .doesNotContain("each mark");
    assertThat(imported(file("no-forks-four-modes.json"), "--strict")).isEqualTo(4);
  }

  @Test
  void resultsOfOneNameAreTakenAsRunsAndTold() throws IOException {
    assertThat(imported(file("duplicate-keys.json"))).isZero();

    assertThat(console.out())
        .contains(
            "case1: 5 results of this name, taken as one run each: 28.95, 28.44, 28.43, 28.70, 29.15",
            "case2: 5 results of this name, taken as one run each: 28.49, 28.06, 26.13, 27.76, 28.00",
            "5 runs");
    JsonNode rows = json().at("/contests/0/rows");
    assertThat(rows.size()).isEqualTo(2);
    assertThat(rows.at("/0/values").size()).isEqualTo(5);
    assertThat(rows.at("/0/kind").asString()).isEqualTo("ENTRY");
    assertThat(read("contests.csv")).contains("taken as one run each");
    assertThat(read("report.html")).contains("taken as one run each");
    assertThat(read(charts(".svg").getFirst()))
        .contains("each mark is a run or a fork", ">undecided<")
        .doesNotContain("×, undecided");
  }

  @Test
  void whatIsNoNumberIsUnknownAndNotZero() throws IOException {
    Path file =
        write(
            "a.json",
            result("a.B.none", "avgt", "ns/op", Double.NaN),
            result("a.B.zero", "avgt", "ns/op", 0, 0, 0),
            result("a.B.some", "avgt", "ns/op", 1, 1.01, 0.99),
            result("a.B.more", "avgt", "ns/op", 2, 2.02, 1.98));

    assertThat(imported(file)).isZero();
    assertThat(console.out())
        .contains("some is best at B avgt, 2.00×", "; 2 without a figure")
        .containsPattern("none +– +unknown: the file says NaN")
        .containsPattern("zero +– +unknown: no ratio of 0, 0, 0");
    JsonNode rows = json().at("/contests/0/rows");
    assertThat(rows.at("/2/state").asString()).isEqualTo("UNKNOWN");
    assertThat(rows.at("/2/value/estimate").asString()).isEqualTo("NaN");
    assertThat(read("contests.csv")).contains(",none,,ns/op,,,,");
    assertThat(read(charts(".svg").getFirst())).contains("unknown: the file says NaN");
  }

  @Test
  void errorsThatAreNoNumbersLeaveValuesWithoutIntervals() throws IOException {
    assertThat(imported(file("nan-errors-and-gc-metrics.json"))).isZero();

    assertThat(console.out())
        .contains(
            "DrawK has the best value at SuiteA.case1 (distribution=Uniform) thrpt",
            "other contenders are possible: distribution; choose with --contenders")
        .doesNotContain("NaN");
    assertThat(imported(file("nan-errors-and-gc-metrics.json"), "--contenders", "distribution"))
        .isZero();
    assertThat(console.out()).contains("3 contests by distribution: 3 not certified");
  }

  @Test
  void aMetricOfAProfilerHasOneNameInEveryVersionOfJmh() throws IOException {
    Path file =
        write(
            "a.json",
            result("a.B.old", "avgt", "ns/op", 1)
                .secondary("·gc.alloc.rate.norm", "B/op", 24, 24, 24),
            result("a.B.now", "avgt", "ns/op", 1)
                .secondary("gc.alloc.rate.norm", "B/op", 32, 32, 32));

    assertThat(imported(file)).isZero();
    assertThat(read("contests.csv").lines().filter(line -> line.contains("alloc")))
        .hasSize(2)
        .anyMatch(line -> line.contains(",old,gc.alloc.rate.norm,B/op,24.0,,,3,"))
        .anyMatch(line -> line.contains(",now,gc.alloc.rate.norm,B/op,32.0,,,3,"));
  }

  @Test
  void bracketsAndQuotesSurvivePageAndTableAndFileName() throws IOException {
    Path odd = Files.copy(file("odd-parameter-values.json"), folder.resolve("a [b] 'c' {d}.json"));

    assertThat(imported(odd)).isZero();
    assertThat(run().getFileName().toString()).endsWith("-a-b-c-d");
    assertThat(read("contests.csv"))
        .contains(",value0,[value1],{value2},'value3',\"\"\"value4\"\"\",");
    assertThat(read("report.html"))
        .contains(
            "param1=[value1], param2={value2}, param3=&#39;value3&#39;, param4=&quot;value4&quot;",
            "a [b] &#39;c&#39; {d}.json");
    assertThat(read("summary.md")).contains("param1=\\[value1\\]", "param4=\"value4\"");
    assertThat(json().at("/contests/0/params/param4").asString()).isEqualTo("\"value4\"");
    assertThat(charts("")).isNotEmpty().allMatch(name -> name.matches("[a-z0-9-]+\\.(svg|png|md)"));
    assertThat(console.out())
        .contains(
            "measured under different settings (threads, warm-up, measurement)",
            "the file tells of 828 forks and holds 7");
  }

  @Test
  void aRowThatMeetsNobodyIsDrawnWithoutARival() throws IOException {
    Path file =
        write(
            "alone.json",
            result("a.B.c", "avgt", "ns/op", 10, 10.1, 9.9).with("params", Map.of("size", "1K")),
            result("a.B.c", "avgt", "ns/op", 20, 20.2, 19.8).with("params", Map.of("size", "2K")),
            result("a.D.known", "avgt", "ns/op", 10, 10.1, 9.9),
            result("a.D.none", "avgt", "ns/op", Double.NaN));

    assertThat(imported(file)).isZero();
    assertThat(console.out())
        .contains(
            "known has no rival at D avgt; 1 without a figure",
            "0 contests; 3 results without a rival")
        .doesNotContain("undecided");
    assertThat(charts(".svg"))
        .containsExactly("charts/contest-01-d-avgt.svg", "charts/no-rival-01-a-b-avgt.svg");
    assertThat(read("charts/no-rival-01-a-b-avgt.svg"))
        .contains("B: 2 results without a rival", "size=1K<", "size=2K<", ">3 forks<");
    assertThat(read("summary.md")).contains("| no rival |").doesNotContain("undecided");
  }

  @Test
  void foreignMarkupStaysText() throws IOException {
    String evil = "</script><img src=x>\n=1+1";
    Path file =
        write(
            "a.json",
            result("a.B.c", "avgt", "ns/op", 1, 2, 3).with("params", Map.of("text", evil)),
            result("a.B.c", "avgt", "ns/op", 1, 2, 3).with("params", Map.of("text", "x")));

    assertThat(imported(file)).isZero();
    assertThat(read("report.html")).doesNotContain("<img", "</script>");
    assertThat(read("contests.csv")).contains("\"</script><img src=x>\n=1+1\"");
    assertThat(console.out()).contains("</script><img src=x>\\u000a=1+1");
    assertThat(read(charts(".svg").getFirst())).doesNotContain("<img");
  }

  @Test
  void partsOfAGroupBelongToTheirRow() throws IOException {
    assertThat(imported(file("groups-of-threads.json"))).isZero();

    assertThat(console.out()).contains("2 contests by benchmark: 2 not certified");
    JsonNode rows = json().at("/contests/0/rows");
    assertThat(rows.size()).isEqualTo(3);
    assertThat(rows.at("/0/contender").asString()).isEqualTo("case2");
    assertThat(rows.at("/0/parts/0/case2Add").asDouble()).isBetween(7.2e7, 7.3e7);
    assertThat(rows.at("/0/parts/0").size()).isEqualTo(3);
    assertThat(read("report.html")).contains("case2Add 72,128,435");
    assertThat(read("contests.csv").lines().filter(line -> line.contains(",case2,case2Add,ops/s,")))
        .hasSize(1);
  }

  @Test
  void aGridOfAParameterAndContendersIsAWinnerMapInItsUnit() throws IOException {
    assertThat(imported(file("grid-ops-per-minute.json"))).isZero();

    assertThat(console.out())
        .contains(
            "MTJ has the best value at SuiteA.case1 (dim=100) thrpt, 5.81× ahead of ojAlgo;"
                + " cannot be certified: one fork",
            "ops/min",
            "7 contests by lib: 7 not certified");
    String map = read("charts/winner-map-01-suitea-thrpt.svg");
    assertThat(map)
        .contains(
            "MTJ has the best value in 7 of 7 contests of SuiteA; nothing can be certified",
            "more ops/min is better",
            "dim=100<",
            "dim=1000<",
            "5.81×, one fork");
    assertThat(charts(".png")).hasSize(8);
    assertThat(read("charts/contest-01-suitea-case1-dim-100-thrpt.svg"))
        .contains("more ops/min is better", ">5.81×, one fork<");
  }

  @Test
  void twoNumbersAndContendersAreAMapOverBoth() throws IOException {
    assertThat(imported(write("a.json", grid()))).isZero();

    assertThat(console.out()).contains("6 contests by map: 4 best, 2 tie");
    assertThat(read("charts/winner-map-01-b-avgt.svg"))
        .contains(
            "hash is best in 2 of 6 contests of B, tree in 2; 2 ties within 5 %",
            ">size →<",
            ">↑ load<",
            ">1K<",
            ">2.00×<",
            ">shown to be the best<",
            ">tie within 5 %<");
  }

  @Test
  void everythingIsDrawnAgainFromTheCopyOfTheFile() throws IOException {
    Path file = file("grid-ops-per-minute.json");
    assertThat(imported(file, "--name", "again", "--contenders", "lib")).isZero();
    Map<String, String> before = contents();
    assertThat(Files.readAllBytes(run().resolve("source.json")))
        .isEqualTo(Files.readAllBytes(file));
    for (String name : before.keySet()) {
      if (!List.of("source.json", "import.json").contains(name)) {
        Files.delete(run().resolve(name));
      }
    }

    Path imported = run();
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      assertThat(execute("report", imported.toString())).isZero();
    } finally {
      Locale.setDefault(usual);
    }
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void aSlideIsDrawnInTheLookThatWasAskedFor() throws IOException {
    imported(file("grid-ops-per-minute.json"));
    String run = run().toString();

    assertThat(
            execute(
                "report",
                run,
                "--chart",
                "cell",
                "--cell",
                "7",
                "--theme",
                "dark",
                "--size",
                "1920x1080"))
        .isZero();
    assertThat(console.out().lines())
        .containsExactly(
            run + "/charts/contest-07-suitea-case1-dim-1000-thrpt-dark-1920x1080.svg",
            run + "/charts/contest-07-suitea-case1-dim-1000-thrpt-dark-1920x1080.png",
            run + "/charts/contest-07-suitea-case1-dim-1000-thrpt-dark-1920x1080.md");
    assertThat(execute("report", run, "--chart", "winner-map")).isZero();
    assertThat(execute("report", run, "--json")).isZero();
    assertThat(new JsonMapper().readTree(console.out()).at("/contests").size()).isEqualTo(7);
    assertThat(execute("compare", run, file("grid-ops-per-minute.json").toString())).isEqualTo(3);
    assertThat(console.out()).contains("28 rows in common");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --chart scaling                     | an imported file has no chart scaling; give winner-map or cell
          --chart cell --cell 8               | --cell 8 names no contest of the chart cell; give --chart cell and 1 to 7
          --chart cell --cell x               | --cell "x" is no number; give that of a contest, from 1
          --chart cell --objective cpu        | an imported file is not drawn by objective (cpu was given)
          """)
  void whatCannotBeDrawnIsSaidInOneLine(String arguments, String expected) throws IOException {
    imported(file("grid-ops-per-minute.json"));

    String[] words = ("report " + run() + " " + arguments.strip()).split(" ", -1);
    assertThat(execute(words)).isEqualTo(2);
    assertThat(console.err()).startsWith(expected.strip()).hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{\"benchmark\": 5}]", "[{", "{}", ""})
  void whatIsNoResultFileIsRefusedInOneLineAndLeavesNothing(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.json"), text);

    assertThat(imported(file)).isEqualTo(2);
    assertThat(console.err()).contains("bad.json is no result file of JMH: ").hasLineCount(1);
    if (!text.isEmpty()) {
      assertThat(console.err()).containsPattern("line \\d+, column \\d+: ");
    }
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void whatCannotBeReadOrNamedIsSaidInOneLine() {
    assertThat(imported(folder.resolve("never.json"))).isEqualTo(2);
    assertThat(console.err()).contains("never.json does not exist; give a file").hasLineCount(1);
    assertThat(imported(folder)).isEqualTo(2);
    assertThat(console.err()).contains(" is a folder; give a file").hasLineCount(1);
    Path grid = file("grid-ops-per-minute.json");
    assertThat(imported(grid, "--contenders", "libs")).isEqualTo(2);
    assertThat(console.err())
        .contains("unknown parameter \"libs\"; known: dim, lib, benchmark; did you mean lib?")
        .hasLineCount(1);
    assertThat(imported(grid, "--name", "a/b")).isEqualTo(2);
    assertThat(console.err()).contains("--name a/b is not allowed").hasLineCount(1);
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void aFileWithNothingToDrawEndsWithThree() throws IOException {
    assertThat(imported(write("none.json"))).isEqualTo(3);
    assertThat(console.err()).contains("none.json holds no results: nothing to draw");
    Path nan = write("nan.json", result("a.B.c", "avgt", "ns/op", Double.NaN));
    assertThat(imported(nan)).isEqualTo(3);
    assertThat(console.err()).contains("nan.json holds no figure above 0: nothing to draw");
    assertThat(folder.resolve("results")).doesNotExist();
  }

  @Test
  void aDamagedFolderIsToldInOneLine() throws IOException {
    imported(file("grid-ops-per-minute.json"));
    Path source = run().resolve("source.json");
    Files.writeString(source, "[{\"benchmark\":");

    assertThat(execute("report", run().toString())).isEqualTo(2);
    assertThat(console.err()).contains("source.json is no result file of JMH: line 1, column ");
    Files.delete(source);
    assertThat(execute("report", run().toString())).isEqualTo(2);
    assertThat(console.err()).contains("source.json is missing; import the file again");
    Files.writeString(run().resolve("import.json"), "{");
    assertThat(execute("report", run().toString())).isEqualTo(2);
    assertThat(console.err()).contains("import.json is damaged (").hasLineCount(1);
  }

  /** Rows over two numbers: the tree wins above, the hash below, between them they tie. */
  private static JmhText[] grid() {
    List<JmhText> rows = new ArrayList<>();
    List<String> sizes = List.of("100", "1K", "10K");
    for (int size = 0; size < 3; size++) {
      for (String load : List.of("0.5", "0.75")) {
        double ratio = List.of(2.0, 1.0, 0.5).get(size);
        rows.add(row(load, sizes.get(size), "hash", 10));
        rows.add(row(load, sizes.get(size), "tree", 10 * ratio));
      }
    }
    return rows.toArray(JmhText[]::new);
  }

  private static JmhText row(String load, String size, String map, double time) {
    Map<String, String> params = new TreeMap<>(Map.of("load", load, "map", map, "size", size));
    return result(
            "a.B.c", "avgt", "ns/op", time, time * 1.004, time * 0.996, time * 1.002, time * 0.997)
        .with("params", params);
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    Path run = run();
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            run.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  private List<String> charts(String ending) throws IOException {
    try (Stream<Path> files = Files.list(run().resolve("charts"))) {
      return files
          .map(file -> "charts/" + file.getFileName())
          .filter(name -> name.endsWith(ending))
          .map(name -> ending.isEmpty() ? name.substring("charts/".length()) : name)
          .sorted()
          .toList();
    }
  }

  /** The text of a file; a space that no line ends at is one. */
  private String read(String name) throws IOException {
    return Files.readString(run().resolve(name)).replace('\u00a0', ' ');
  }

  private JsonNode json() throws IOException {
    return new JsonMapper().readTree(read("contests.json"));
  }

  /** The last folder that an import made. */
  private Path run() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("results"))) {
      return runs.max(Comparator.comparing(Path::toString)).orElseThrow();
    }
  }

  private Path write(String name, JmhText... results) throws IOException {
    return Files.writeString(folder.resolve(name), JmhText.file(results));
  }

  private int imported(Path file, String... options) {
    List<String> all = new ArrayList<>(List.of("import", file.toString()));
    all.addAll(List.of("--results", folder.resolve("results").toString()));
    all.addAll(List.of(options));
    return execute(all.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    console.clear();
    return console.execute(arguments);
  }

  private static Path file(String name) {
    return FILES.resolve(name);
  }
}
