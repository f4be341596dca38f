package org.concurrencyatlas.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.ScalingSample;
import org.concurrencyatlas.report.format.Markdown;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.text.TrendSentences;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.util.Version;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportTest {
  private final ReportInput run = SampleRun.realistic().input();

  @Test
  void theVerdictsComeBackFromTheirJson() {
    JsonNode read = Json.read(VerdictsJson.text(run), JsonNode.class);

    assertThat(read.get("resolution").asDouble()).isEqualTo(run.verdicts().resolution());
    assertThat(read.get("cells")).hasSameSizeAs(run.verdicts().cells());
    for (int i = 0; i < read.get("cells").size(); i++) {
      CellVerdict verdict = run.verdicts().cells().get(i);
      JsonNode cell = read.get("cells").get(i);
      assertThat(cell.get("point").asString()).isEqualTo(verdict.point().toString());
      assertThat(cell.get("decision").asString()).isEqualTo(verdict.decision().name());
      assertThat(cell.get("stopped").asString()).isEqualTo("all 5 blocks of the plan were run");
      assertThat(cell.get("standings")).hasSameSizeAs(verdict.results());
      for (int j = 0; j < verdict.results().size(); j++) {
        ContenderResult result = verdict.results().get(j);
        JsonNode standing = cell.get("standings").get(j);
        assertThat(standing.get("contender").asString()).isEqualTo(result.contender().toString());
        assertThat(standing.get("state").asString()).isEqualTo(result.state().name());
        assertThat(standing.get("reason").asString().isEmpty())
            .isEqualTo(result.exclusion().isEmpty());
        assertThat(Double.valueOf(standing.get("tasksPerSecond").get("estimate").asString()))
            .isEqualTo(Double.valueOf(result.tasksPerSecond().estimate()));
        assertThat(standing.get("forkTasksPerSecond")).hasSameSizeAs(result.forkTasksPerSecond());
      }
    }
  }

  @Test
  void theCsvHasOneRowForEachContenderOfEachCellAndEveryRowHasEveryField() {
    List<String> rows = VerdictsCsv.text(run).lines().toList();
    long contenders = run.plan().cells().stream().mapToLong(cell -> cell.contenders().size()).sum();

    assertThat(rows).hasSize(1 + (int) contenders);
    assertThat(rows).allSatisfy(row -> assertThat(fields(row)).isEqualTo(fields(rows.getFirst())));
  }

  @Test
  void aReasonCannotBecomeAFormulaOrAnotherFieldOfTheCsv() {
    ReportInput hostile =
        SampleRun.of(
            "http(tasks=1)",
            Decision.INCONCLUSIVE,
            List.of(
                Entry.failed("async", "=HYPERLINK(\"http://example.org\",\"x\")"),
                Entry.failed("sequential", "two\nlines, \"quoted\"")));

    assertThat(VerdictsCsv.text(hostile))
        .contains("\"'=HYPERLINK(\"\"http://example.org\"\",\"\"x\"\")\"")
        .contains("\"two\nlines, \"\"quoted\"\"\"");
  }

  @Test
  void jmhsViewersFindEveryForkAndIterationInTheirFormat() {
    JsonNode entries = JsonMapper.shared().readTree(jmh(run));
    JsonNode first = entries.get(0);

    assertThat(entries.size()).isEqualTo(7 * 5 - 2 + 7 + 4);
    assertThat(first.propertyNames())
        .contains("benchmark", "mode", "threads", "forks", "params", "primaryMetric")
        .contains("warmupIterations", "measurementIterations", "secondaryMetrics");
    assertThat(first.get("benchmark").asString()).isEqualTo("org.concurrencyatlas.http.batch");
    assertThat(first.get("params").propertyNames())
        .containsExactlyInAnyOrder("contender", "tasks", "waitMicros");
    JsonNode metric = first.get("primaryMetric");
    assertThat(metric.propertyNames())
        .containsExactly(
            "score", "scoreError", "scoreConfidence", "scorePercentiles", "scoreUnit", "rawData");
    assertThat(metric.get("rawData").size()).isEqualTo(5);
    assertThat(metric.get("rawData").get(0).size()).isEqualTo(10);
    assertThat(metric.get("scorePercentiles").propertyNames()).hasSize(10).contains("99.9999");
  }

  @Test
  void theIterationsOfJmhAreTasksASecond() {
    JsonNode entries = JsonMapper.shared().readTree(jmh(run));

    for (JsonNode entry : entries) {
      JsonNode metric = entry.get("primaryMetric");
      assertThat(metric.get("rawData").get(0).get(0).asDouble())
          .isBetween(0.8 * metric.get("score").asDouble(), 1.2 * metric.get("score").asDouble());
    }
  }

  @Test
  void aContenderWithoutASuccessfulForkHasNoEntryForJmh() {
    ReportInput failed =
        SampleRun.of(
            "http(tasks=1)", Decision.INCONCLUSIVE, List.of(Entry.failed("async", "timed out")));

    assertThat(JsonMapper.shared().readTree(jmh(failed)).isEmpty()).isTrue();
  }

  @Test
  void theSummaryTellsEveryCellAndEveryFailure() {
    String summary = SummaryMarkdown.text(run);

    assertThat(summary)
        .contains("| http (256 tasks, wait 20 ms) | certified win | virtual-threads |")
        .contains("| did not finish: timed out after 60 s |")
        .contains("throughput in \\[3 s, 8 s\\] of a fresh JVM");
    assertThat(run.plan().cells())
        .allSatisfy(cell -> assertThat(summary).contains("## " + named(cell.point())));
  }

  @Test
  void theSummaryTellsWhereTheLeadChangesAndHowFarModelsScale() {
    ReportInput along = ScalingSample.run().analysed();

    String summary = SummaryMarkdown.text(along);

    assertThat(summary)
        .containsOnlyOnce("## Along the axes\n\n- virtual-threads overtakes fixed-pool at ")
        .contains("- Universal scalability law of ");
    assertThat(TrendSentences.inShort(along))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(summary).contains("- " + Markdown.escape(line)));
    assertThat(SummaryMarkdown.text(SampleRun.of("http(tasks=1)", Decision.TIE, List.of())))
        .doesNotContain("Along the axes");
  }

  @Test
  void foreignTextStaysTextInTheSummary() {
    ReportInput hostile =
        SampleRun.of(
            "http(tasks=1)",
            Decision.INCONCLUSIVE,
            List.of(Entry.failed("async", "<img src=x> | [link](http://example.org)\n# title")));

    assertThat(SummaryMarkdown.text(hostile))
        .doesNotContain("<img")
        .doesNotContain("[link]")
        .doesNotContain("\n# title");
  }

  @Test
  void theVersionsOfOtherRuntimesStandBesideThatOfTheJvm() {
    ReportInput sample = SampleRun.of("http(tasks=1)", Decision.TIE, List.of());
    Environment withNode =
        sample.environment().withRuntimes(new TreeMap<>(Map.of("node", "Node 20.20.2")));
    ReportInput both =
        new ReportInput(
            sample.plan(), withNode, sample.forks(), sample.analysis(), sample.models());

    assertThat(SummaryMarkdown.text(both)).containsPattern(", JDK [^,]*, Node 20\\.20\\.2, ");
    assertThat(both.method()).containsPattern("· JDK [^·]* · Node 20\\.20\\.2 · ");
    assertThat(SummaryMarkdown.text(sample)).doesNotContain("Node");
  }

  @Test
  void theVersionInTheFileOfJmhIsThatOfTheLibrary() {
    assertThat(Version.getPlainVersion()).isEqualTo(JmhJson.JMH_VERSION);
  }

  @Test
  void noParameterOfTheFileOfJmhHoldsTheSignAtWhichViewersSplit() {
    for (JsonNode entry : Json.read(jmh(run), JsonNode.class)) {
      entry.get("params").forEach(value -> assertThat(value.asString()).doesNotContain("="));
      assertThat(entry.get("jmhVersion").asString()).isEqualTo(JmhJson.JMH_VERSION);
      assertThat(entry.get("jdkVersion").asString()).isEqualTo("25.0.3");
      assertThat(entry.get("vmVersion").asString()).isEqualTo("25.0.3+9");
    }
  }

  private static String jmh(ReportInput input) {
    StringWriter text = new StringWriter();
    try {
      JmhJson.write(input, text);
    } catch (IOException e) {
      throw new AssertionError("writing to memory failed", e);
    }
    return text.toString();
  }

  private static String named(Point point) {
    return PointName.of(point);
  }

  /** Commas outside quotes, and one. */
  private static long fields(String row) {
    return 1 + row.replaceAll("\"[^\"]*\"", "").chars().filter(each -> each == ',').count();
  }
}
