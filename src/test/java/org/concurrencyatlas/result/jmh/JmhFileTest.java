package org.concurrencyatlas.result.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.Wildcards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JmhFileTest {
  private static final Path FILES = Path.of("src/test/resources/org/concurrencyatlas/jmh-files");

  @TempDir Path folder;

  @Test
  void everythingThatIsComparedIsRead() throws IOException {
    JmhEntry entry = JmhFile.read(FILES.resolve("machine-b.json")).entries().getFirst();

    assertThat(entry.line()).isEqualTo(2);
    assertThat(entry.benchmark()).isEqualTo("org.example.machines.SuiteA.case1");
    assertThat(entry.mode()).isEqualTo(JmhMode.SINGLE_SHOT_TIME);
    assertThat(entry.params())
        .containsExactly(
            Map.entry("loadFactor", "0.75"),
            Map.entry("mapSize", "100"),
            Map.entry("oneFailureOutOf", "2"));
    assertThat(entry.settings())
        .isEqualTo(
            new JmhSettings(
                "1.23",
                "/opt/jdk/bin/java",
                List.of(),
                "11.0.7",
                "OpenJDK 64-Bit Server VM",
                "11.0.7+10-post-Ubuntu-2ubuntu218.04",
                new JmhPhase(40, "single-shot", 1),
                new JmhPhase(40, "single-shot", 1)));
    assertThat(entry.primary().unit()).isEqualTo("ms/op");
    assertThat(entry.primary().forks()).hasSize(1);
    assertThat(entry.primary().forks().getFirst().iterations()).hasSize(40);
    assertThat(entry.primary().forks().getFirst().mean())
        .isCloseTo(entry.primary().score(), within(1e-12));
  }

  @Test
  void aForkOfAHistogramIsTheMeanOfAllItsSamples() throws IOException {
    String histogram = "[[[[1.0, 3], [5.0, 1]], [[10.0, 12]]]]";
    JmhEntry entry =
        only(
            "[{\"benchmark\": \"a.B.c\", \"mode\": \"sample\", \"forks\": 1, \"primaryMetric\":"
                + " {\"score\": 1, \"scoreUnit\": \"ms/op\", \"rawDataHistogram\": "
                + histogram
                + "}}]");

    assertThat(entry.primary().forks().getFirst().iterations())
        .containsExactly(new JmhIteration(2, 4), new JmhIteration(10, 12));
    assertThat(entry.primary().forks().getFirst().mean()).isEqualTo(8);
  }

  @Test
  void anErrorThatIsNoNumberStaysUnknown() throws IOException {
    for (JmhEntry entry : JmhFile.read(FILES.resolve("nan-errors-and-gc-metrics.json")).entries()) {
      assertThat(entry.primary().score()).isPositive();
    }
    JmhEntry entry = only(JmhText.file(JmhText.result("a.B.c", "avgt", "ns/op", Double.NaN, 3)));
    assertThat(entry.primary().score()).isNaN();
    assertThat(entry.primary().forks().getFirst().mean()).isNaN();
    assertThat(entry.primary().forks().getLast().mean()).isEqualTo(3);
  }

  @Test
  void resultsOfOneNameAreAllKept() throws IOException {
    assertThat(JmhFile.read(FILES.resolve("duplicate-keys.json")).entries())
        .hasSize(10)
        .extracting(JmhEntry::line)
        .doesNotHaveDuplicates();
  }

  @Test
  void parametersKeepEveryCharacter() throws IOException {
    assertThat(
            JmhFile.read(FILES.resolve("odd-parameter-values.json")).entries().getFirst().params())
        .containsEntry("param1", "[value1]")
        .containsEntry("param3", "'value3'")
        .containsEntry("param4", "\"value4\"");
  }

  @Test
  void aMetricHasOneNameInEveryVersionOfJmh() throws IOException {
    JmhEntry gc =
        JmhFile.read(FILES.resolve("nan-errors-and-gc-metrics.json")).entries().getFirst();
    JmhEntry sample =
        JmhFile.read(FILES.resolve("same-name-in-several-modes.json")).entries().get(2);
    JmhEntry group = JmhFile.read(FILES.resolve("groups-of-threads.json")).entries().getFirst();

    assertThat(gc.metric("gc.alloc.rate.norm"))
        .isPresent()
        .isEqualTo(gc.metric("·gc.alloc.rate.norm"))
        .isNotEqualTo(gc.metric("gc.alloc.rate"));
    assertThat(sample.metric("p0.99")).isPresent().isEqualTo(sample.metric("case1·p0.99"));
    assertThat(group.metricNames()).containsExactly("case1Add", "case1Get", "case1Remove");
    assertThat(group.metric("Add")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": 1}                 | line 1, column 1: expected the list of results that JMH writes, [, found {
          "Benchmark","Mode"       | line 1, column 1: expected the list of results that JMH writes, [, found "Benchmark"
          Benchmark  Mode  Cnt     | line 1, column *
          [1]                      | line 1, column 2: expected a result, {, found 1
          [{"benchmark": "a.B.c", "mode": "all"}] | line 1, column *: expected a mode of JMH: thrpt, avgt, sample or ss, found "all"
          [{"benchmark": "a.B.c"}] | line 1, column 23: the result that ends here has no "mode"
          [{"mode": "ss"}]         | line 1, column 15: the result that ends here has no "benchmark"
          [{"benchmark": "a.B.c", "mode": "ss"}] | line 1, column *: the result that ends here has no "primaryMetric"
          [{"threads": 1.5}]       | line 1, column *: expected "threads", a whole number, found 1.5
          [{"threads": -1}]        | line 1, column *: expected "threads", a whole number, found -1
          [{"primaryMetric": {"score": "1,5"}}] | line 1, column *: expected the score, a number, found "1,5"
          [{"primaryMetric": {}}]  | line 1, column *: the metric "primaryMetric" has neither "score" nor "rawData"
          [{"primaryMetric": {"rawData": [1]}}] | line 1, column *: expected the iterations of a fork, [, found 1
          [{"primaryMetric": {"rawDataHistogram": [[[[1]]]]}}] | line 1, column *: expected a value and its count, found [1.0]
          [{"params": {"a": [1]}}] | line 1, column *: expected the value of a parameter, a text, found [
          [{"mode": "ss", "mode": "avgt"}] | line 1, column *Duplicate*"mode"*
          [{"mode": "ss"           | line 1, column *: the file ends inside the list of results
          []  []                   | line 1, column 5: expected the end of the file after the list of results, found [
          [] x                     | line 1, column *
          """)
  void whatIsNoResultFileIsToldWithItsPlace(String text, String expected) throws IOException {
    Path file = Files.writeString(folder.resolve("foreign.json"), text);

    assertThatThrownBy(() -> JmhFile.read(file))
        .isInstanceOf(UsageException.class)
        .message()
        .hasLineCount(1)
        .startsWith(file + " is no result file of JMH: ")
        .endsWith("; give a file that JMH wrote with -rf json")
        .matches(".*" + Wildcards.regex(expected.strip()) + ".*");
  }

  /** Wherever a real file is cut, or a byte of it is broken, it is one line or it is whole. */
  @ParameterizedTest
  @ValueSource(strings = {"no-forks-four-modes.json", "odd-parameter-values.json"})
  void aFileThatIsCutOrBrokenAnywhereIsRefusedInOneLine(String name) throws IOException {
    byte[] whole = Files.readAllBytes(FILES.resolve(name));
    Path file = folder.resolve(name);
    for (int at = 0; at < whole.length - 2; at += 97) {
      Files.write(file, java.util.Arrays.copyOf(whole, at));
      assertThatThrownBy(() -> JmhFile.read(file))
          .isInstanceOf(UsageException.class)
          .message()
          .hasLineCount(1);

      byte[] broken = whole.clone();
      broken[at] = (byte) 0xff;
      Files.write(file, broken);
      assertThatThrownBy(() -> JmhFile.read(file)).isInstanceOf(UsageException.class);
    }
  }

  @Test
  void aFileOfAnotherCharacterSetIsRead() throws IOException {
    String text = JmhText.file(JmhText.result("a.B.c", "avgt", "ns/op", 1, 2));
    Path file = folder.resolve("redirected.json");
    Files.write(file, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));

    assertThat(JmhFile.read(file)).isEqualTo(new JmhFile(List.of(only(text))));
  }

  @Test
  void twoMegabytesAreReadInLessThanTwoSeconds() throws IOException {
    List<String> lists = new ArrayList<>();
    long length = 0;
    while (length < 2 << 20) {
      String list = Files.readString(FILES.resolve("nan-errors-and-gc-metrics.json")).strip();
      lists.add(list.substring(1, list.length() - 1));
      length += list.length();
    }
    Path file =
        Files.writeString(folder.resolve("large.json"), "[" + String.join(",", lists) + "]");

    long start = System.nanoTime();
    assertThat(JmhFile.read(file).entries()).hasSize(6 * lists.size());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  private JmhEntry only(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("one.json"), text);
    assertThat(JmhFile.read(file).entries()).hasSize(1);
    return JmhFile.read(file).entries().getFirst();
  }
}
