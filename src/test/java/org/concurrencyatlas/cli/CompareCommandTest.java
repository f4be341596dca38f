package org.concurrencyatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.concurrencyatlas.result.jmh.JmhText.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.result.jmh.JmhText;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Result files as people of the field published them, and what must be told of them. */
class CompareCommandTest {
  private static final Path FILES = Path.of("src/test/resources/org/concurrencyatlas/jmh-files");
  private static final String REFERENCE_RUN = "results/2026-11-22T20-23-38-quick";

  @TempDir Path folder;

  private final CommandConsole console = new CommandConsole();

  @ParameterizedTest
  @CsvSource({"one, 1.25×, 0.86–1.80", "two, 1.20×, 0.53–2.72"})
  void threeForksOfIdenticalSourcesDecideNothing(String name, String ratio, String interval) {
    int code =
        compare(
            file("identical-sources-" + name + "-base.json"),
            file("identical-sources-" + name + "-candidate.json"));

    assertThat(code).isZero();
    assertThat(rows("undecided"))
        .singleElement()
        .asString()
        .contains(ratio + " [" + interval + "]", "would have seen ", "3 and 3 forks");
    assertThat(last()).isEqualTo("1 row in common: 1 undecided");
  }

  @Test
  void throughputThatFallsIsSlower() throws IOException {
    Path a = write("a.json", result("a.B.c", "thrpt", "ops/s", 100, 101, 99));
    Path b = write("b.json", result("a.B.c", "thrpt", "ops/s", 50, 50.5, 49.5));

    assertThat(compare(a, b)).isZero();
    assertThat(rows("slower")).singleElement().asString().contains("2.00×", "a.B.c thrpt");
    assertThat(console.out()).contains("the two were not measured in turn");
    assertThat(compare(b, a)).isZero();
    assertThat(rows("faster")).singleElement().asString().contains("0.50×");
  }

  @Test
  void aRunUnderLoadIsToldAsOneFactorAndNotAsRegressions() throws IOException {
    JmhText[] before = new JmhText[6];
    JmhText[] after = new JmhText[6];
    for (int i = 0; i < 6; i++) {
      double time = 10 * (i + 1);
      before[i] = result("a.B.c" + i, "avgt", "ns/op", time, 1.01 * time, 0.99 * time);
      after[i] = result("a.B.c" + i, "avgt", "ns/op", 1.5 * time, 1.515 * time, 1.485 * time);
    }

    assertThat(compare(write("a.json", before), write("b.json", after))).isZero();
    assertThat(console.out())
        .contains("all rows together 1.50×", "the machine rather than the code");
    assertThat(rows("slower")).isEmpty();
  }

  @Test
  void anotherMachineIsNamedFieldByFieldWithAllThatIsMissing() {
    assertThat(compare(file("machine-a.json"), file("machine-b.json"))).isEqualTo(3);

    assertThat(console.out())
        .contains(
            "not the same: JDK 21.0.2 against 11.0.7\n",
            "not the same: JVM OpenJDK 64-Bit Server VM 21.0.2+13-b341.4 against ",
            "not the same: JMH 1.36 against 1.23\n",
            "JMH's files do not name the machine");
    assertThat(rows("not certified"))
        .hasSize(8)
        .allMatch(row -> row.contains("one fork on a side"));
    assertThat(rows("only in A")).hasSize(3).allMatch(row -> row.contains("SuiteB.case1OnlyA ("));
    assertThat(rows("only in B")).hasSize(4).allMatch(row -> row.contains("SuiteB.case1OnlyB ("));
    assertThat(last()).isEqualTo("8 rows in common: 8 not certified; 3 only in A; 4 only in B");
    assertThat(console.err()).isEqualTo("not everything could be compared: " + last() + "\n");
  }

  @Test
  void underAnotherJvmOrHeapNothingIsARegression() throws IOException {
    Path a = write("a.json", result("a.B.c", "avgt", "ns/op", 100, 101, 99));
    Path b =
        write(
            "b.json",
            result("a.B.c", "avgt", "ns/op", 200, 202, 198)
                .with("jdkVersion", "26")
                .with("jvmArgs", List.of("-Xmx2g", "-XX:+UseZGC"))
                .with("threads", 4));

    assertThat(compare(a, b)).isZero();
    assertThat(rows("different")).singleElement().asString().contains("2.00×");
    assertThat(console.out())
        .contains(
            "not the same: JDK 25.0.1 against 26\n",
            "not the same: heap -Xmx1g against -Xmx2g\n",
            "not the same: flags none or unknown against -XX:+UseZGC\n",
            "not the same: threads 1 against 4\n");
  }

  @Test
  void oneNameInSeveralModesIsSeveralRows() {
    Path modes = file("same-name-in-several-modes.json");

    assertThat(compare(modes, modes)).isEqualTo(3);
    for (String mode : List.of("thrpt", "avgt", "sample")) {
      assertThat(console.out()).contains("SuiteA.case1 " + mode + ": ");
    }
    assertThat(rows("not certified")).hasSize(6);
  }

  @Test
  void withoutForksNothingIsCertified() {
    Path file = file("no-forks-four-modes.json");

    assertThat(compare(file, file)).isEqualTo(3);
    assertThat(rows("not certified"))
        .hasSize(8)
        .allMatch(
            row -> row.endsWith("0 and 0 forks; cannot be certified: measured without forks"));
  }

  @Test
  void resultsOfOneNameAreToldAndTakenAsRuns() {
    Path file = file("duplicate-keys.json");

    assertThat(compare(file, file)).isZero();
    assertThat(console.out())
        .contains(
            "A holds 5 results of this name, taken as one run each: 28.95, 28.44, 28.43, 28.70, 29.15",
            "B holds 5 results of this name, taken as one run each: 28.49, 28.06, 26.13, 27.76, 28.00",
            "5 and 5 runs");
  }

  @Test
  void resultsOfOneNameUnderDifferentSettingsAreNotCompared() throws IOException {
    JmhText one = result("a.B.c", "avgt", "ns/op", 100, 101, 99);
    JmhText other = result("a.B.c", "avgt", "ns/op", 200, 202, 198).with("jdkVersion", "26");
    Path b = write("b.json", result("a.B.c", "avgt", "ns/op", 100, 101, 99));

    assertThat(compare(write("a.json", one, other), b)).isEqualTo(3);
    assertThat(rows("not compared"))
        .singleElement()
        .asString()
        .contains("a.B.c avgt: A: 2 results of this name (lines 2, ", ") that differ in JDK;");
  }

  @Test
  void numbersOfThreadsInOneFileAreRowsOfTheirOwn() throws IOException {
    Path file =
        write(
            "a.json",
            result("a.B.c", "thrpt", "ops/s", 100, 101, 99),
            result("a.B.c", "thrpt", "ops/s", 200, 202, 198).with("threads", 2));

    assertThat(compare(file, file)).isZero();
    assertThat(console.out()).contains("a.B.c thrpt, 1 thread: ", "a.B.c thrpt, 2 threads: ");
  }

  @Test
  void whatIsNoNumberIsUnknownAndNotZero() throws IOException {
    Path a = write("a.json", result("a.B.c", "avgt", "ns/op", 1, Double.NaN, 3));
    Path b = write("b.json", result("a.B.c", "avgt", "ns/op", 1, 0, 3));

    assertThat(compare(a, b)).isEqualTo(3);
    assertThat(rows("not compared"))
        .containsExactly("not compared   a.B.c avgt: A: no ratio of 1.00, NaN, 3.00");
    assertThat(compare(b, b)).isEqualTo(3);
    assertThat(rows("not compared"))
        .containsExactly("not compared   a.B.c avgt: A: no ratio of 1.00, 0, 3.00");
    Path nan = file("nan-errors-and-gc-metrics.json");
    assertThat(compare(nan, nan)).isEqualTo(3);
    assertThat(rows("not certified")).hasSize(6).noneMatch(row -> row.contains("NaN"));
  }

  @Test
  void parametersOfAnyCharactersStayOnOneLine() throws IOException {
    Path odd = file("odd-parameter-values.json");
    assertThat(compare(odd, odd)).isEqualTo(3);
    assertThat(console.out())
        .contains(
            "case1 (param0=value0, param1=[value1], param2={value2}, param3='value3',"
                + " param4=\"value4\") thrpt: ",
            "A tells of 828 forks and holds 7");

    JmhText text = result("a.B.c", "avgt", "ns/op", 1, 2, 3);
    Path strange =
        write("a.json", text.with("params", Map.of("text", "a\nb\u001b[31m", "a=b, c", "日本")));
    assertThat(compare(strange, strange)).isZero();
    assertThat(console.out()).contains("text=a\\u000ab\\u001b[31m", "a=b, c=日本");
    assertThat(json(strange, strange).at("/rows/0/row/params/text").asString())
        .isEqualTo("a\nb\u001b[31m");
  }

  @Test
  void aMetricIsTheSameInEveryVersionOfJmh() throws IOException {
    Path old =
        write(
            "a.json",
            result("a.B.c", "avgt", "ns/op", 1)
                .secondary("·gc.alloc.rate.norm", "B/op", 24, 24.1, 23.9));
    Path now =
        write(
            "b.json",
            result("a.B.c", "avgt", "ns/op", 1)
                .secondary("gc.alloc.rate.norm", "B/op", 32, 32.1, 31.9));

    assertThat(compare(old, now, "--metric", "gc.alloc.rate.norm")).isZero();
    assertThat(rows("slower")).singleElement().asString().contains("1.33×", "24.00 → 32.00 B/op");
    assertThat(compare(old, now, "--metric", "·gc.alloc.rate.norm")).isZero();
    assertThat(compare(old, now, "--metric", "gc.alloc")).isEqualTo(2);
    assertThat(console.err())
        .contains("unknown metric \"gc.alloc\"; known: gc.alloc.rate.norm; did you mean");
  }

  @Test
  void partsOfAGroupBelongToTheirRow() {
    Path groups = file("groups-of-threads.json");

    assertThat(compare(groups, groups)).isEqualTo(3);
    assertThat(rows("not certified")).hasSize(6);
    assertThat(compare(groups, groups, "--metric", "case1Add")).isEqualTo(3);
    assertThat(rows("not certified")).singleElement().asString().contains("SuiteA.case1 thrpt");
    assertThat(rows("not compared")).hasSize(5).allMatch(row -> row.endsWith("has no such metric"));
  }

  @Test
  void aGridOfTwoParametersKeepsItsUnit() {
    Path grid = file("grid-ops-per-minute.json");

    assertThat(compare(grid, grid)).isEqualTo(3);
    assertThat(rows("not certified")).hasSize(28).allMatch(row -> row.contains(" ops/min; "));
  }

  @Test
  void aBaselineThatIsNotThereIsNamed() throws IOException {
    Path b = write("b.json", result("a.B.c", "avgt", "ns/op", 1, 2, 3));
    Path renamed = write("renamed.json", result("a.B.d", "avgt", "ns/op", 1, 2, 3));
    Path none = write("none.json");
    Path empty = Files.createFile(folder.resolve("empty.json"));

    assertThat(compare(none, b)).isEqualTo(3);
    assertThat(console.err()).isEqualTo(none + " holds no results: nothing was compared\n");
    assertThat(rows("only in B")).hasSize(1);
    assertThat(compare(renamed, b)).isEqualTo(3);
    assertThat(console.err()).isEqualTo(renamed + " and " + b + " have no row in common\n");
    assertThat(rows("only in A")).containsExactly("only in A      a.B.d avgt");
    assertThat(compare(empty, b)).isEqualTo(2);
    assertThat(console.err()).contains("it is empty").hasLineCount(1);
    assertThat(compare(folder.resolve("never.json"), b)).isEqualTo(2);
    assertThat(console.err()).contains("does not exist; give ").hasLineCount(1);
    assertThat(compare(folder, b)).isEqualTo(2);
    assertThat(console.err()).contains("holds no run (no plan.json)").hasLineCount(1);
  }

  @Test
  void aForeignFileIsRefusedInOneLineWithItsPlace() throws IOException {
    Path plan = Path.of(REFERENCE_RUN, "plan.json");

    assertThat(compare(plan, file("machine-a.json"))).isEqualTo(2);
    assertThat(console.err())
        .contains("plan.json is no result file of JMH: line 1, column 1: expected the list of")
        .hasLineCount(1);
    assertThat(console.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "100%", "-5%", "5 percent", "''", "NaN"})
  void aShareThatIsNoneIsRefused(String share) {
    Path file = file("machine-a.json");

    assertThat(compare(file, file, "--epsilon=" + share)).isEqualTo(2);
    assertThat(console.err()).contains("is no share; give one above 0 and below 1").hasLineCount(1);
  }

  @Test
  void aWiderEpsilonMakesMoreRowsAlike() throws IOException {
    Path a = write("a.json", result("a.B.c", "avgt", "ns/op", 98, 100, 102));
    Path b = write("b.json", result("a.B.c", "avgt", "ns/op", 99, 101, 103));

    compare(a, b, "--epsilon", "1%");
    assertThat(rows("undecided")).hasSize(1);
    compare(a, b, "--epsilon", "0.2");
    assertThat(rows("no difference")).hasSize(1);
  }

  @Test
  void aProgramGetsTheSameAsJson() throws IOException {
    JsonNode json = json(file("machine-a.json"), file("machine-b.json"));

    assertThat(json.at("/complete").asBoolean()).isFalse();
    assertThat(json.at("/rows").size()).isEqualTo(8);
    assertThat(json.at("/rows/0/decision").asString()).isEqualTo("NOT_CERTIFIED");
    assertThat(json.at("/rows/0/row/params/mapSize").asString()).isNotEmpty();
    assertThat(json.at("/onlyFirst").size()).isEqualTo(3);
    assertThat(json.at("/onlySecond/0/benchmark").asString()).endsWith("case1OnlyB");
    assertThat(json.at("/differing/0/name").asString()).isEqualTo("JDK");
  }

  @Test
  void aRunIsComparedRowByRowBehindItsVerdicts() {
    int code = compare(Path.of(REFERENCE_RUN), Path.of(REFERENCE_RUN));

    assertThat(code).isZero();
    assertThat(console.out())
        .contains("3 cells: 3 the same, 0 compatible, 0 contradictory")
        .doesNotContain("not the same", "JMH's files");
    assertThat(rows("slower")).isEmpty();
    assertThat(console.out()).contains("sha256 (256 tasks, 64 KiB): fork-join: ");
  }

  @Test
  void theControlsOfARunAreJudgedFirst() {
    compare(
        Path.of("results/2026-11-22T12-54-57-controls"),
        Path.of("results/2026-11-22T12-55-45-controls"));

    assertThat(rows("A: Control: one contender against itself in ")).hasSize(1);
    assertThat(rows("B: Control: one contender against itself in ")).hasSize(1);
    assertThat(console.out().indexOf("Control: "))
        .isLessThan(console.out().indexOf("above 1× B is slower"));
  }

  @Test
  void aRunIsTheSameAsItsOwnFileOfJmh() {
    Path run = Path.of(REFERENCE_RUN);

    compare(run, run.resolve("jmh.json"));

    assertThat(rows("only in")).isEmpty();
    assertThat(rows("slower")).isEmpty();
    assertThat(rows("different")).isEmpty();
  }

  @Test
  void aContenderThatFailedIsNamed() throws IOException {
    SampleRun run = new SampleRun();
    run.cell(
        "sha256(tasks=1)",
        1000,
        Decision.INCONCLUSIVE,
        List.of(Entry.of("async", 100), Entry.failed("fork-join", "out of memory")));
    run.write(folder);

    assertThat(compare(folder, folder)).isEqualTo(3);
    assertThat(rows("not compared"))
        .singleElement()
        .asString()
        .contains("sha256 (1 task): fork-join: A: ", "out of memory");
  }

  @Test
  void theCostOfARunIsComparedToo() {
    Path run = Path.of(REFERENCE_RUN);

    compare(run, run, "--metric", "cpu");
    assertThat(console.out()).contains(" ns/op; ");
    assertThat(compare(run, run, "--metric", "p99")).as("no service").isEqualTo(3);
    assertThat(compare(run, run, "--metric", "p98")).isEqualTo(2);
    assertThat(console.err()).contains("unknown metric of a run \"p98\"; known: throughput, cpu");
  }

  @ParameterizedTest
  @MethodSource("locales")
  void theUsersLocaleChangesNothing(Locale locale) {
    compare(file("machine-a.json"), file("machine-b.json"));
    String usual = console.out();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(locale);
      compare(file("machine-a.json"), file("machine-b.json"));
    } finally {
      Locale.setDefault(before);
    }

    assertThat(console.out()).isEqualTo(usual);
  }

  static Stream<Locale> locales() {
    return Stream.of(Locale.GERMANY, Locale.of("tr", "TR"), Locale.of("ar", "EG"));
  }

  private JsonNode json(Path a, Path b) {
    compare(a, b, "--json");
    return new JsonMapper().readTree(console.out());
  }

  private Path write(String name, JmhText... results) throws IOException {
    return Files.writeString(folder.resolve(name), JmhText.file(results));
  }

  private List<String> rows(String words) {
    return console.out().lines().filter(line -> line.startsWith(words)).toList();
  }

  private String last() {
    return console.out().lines().reduce("", (_, line) -> line);
  }

  private int compare(Path a, Path b, String... options) {
    console.clear();
    String[] all = new String[options.length + 3];
    all[0] = "compare";
    all[1] = a.toString();
    all[2] = b.toString();
    System.arraycopy(options, 0, all, 3, options.length);
    return console.execute(all);
  }

  private static Path file(String name) {
    return FILES.resolve(name);
  }
}
