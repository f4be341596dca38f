package org.concurrencyatlas.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.TilePlot;
import org.concurrencyatlas.report.render.PictureFile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The picture of shares of the limit")
class EfficiencyChartTest {
  private static final Pattern TEXT = Pattern.compile("<text[^>]*>([^<]*)</text>");

  private static final List<Entry> MODELS =
      Stream.of(
              "async",
              "virtual-threads",
              "fixed-pool",
              "reactive",
              "hybrid",
              "event-loop",
              "platform-threads",
              "process-per-task")
          .map(model -> Entry.of(model, 60))
          .toList();

  @ParameterizedTest
  @CsvSource({"light, 1600x900", "dark, 1000x750", "light, 800x450"})
  @DisplayName("writes out each name of a cell and of a model")
  void noNameIsCut(String theme, String size) {
    String svg = PictureFile.svg(requests(), PictureStyle.parse(theme, size));
    String written =
        TEXT.matcher(svg)
            .results()
            .map((MatchResult text) -> text.group(1))
            .collect(Collectors.joining())
            .replaceAll("[\\s\u00a0]", "");

    assertThat(written)
        .contains(
            "http4,000tasks,1,000inflight,wait50ms",
            "httptls,http2,4,000tasks,1,000inflight,wait50ms",
            "sqlquery,connections40,wait10ms",
            "sqlinsert,connections10,wait5ms",
            "platform-threads",
            "process-per-task")
        .doesNotContain("…");
  }

  @Test
  @DisplayName("has the best of each model where there are more contenders than columns")
  void theBestOfEachModel() {
    SampleRun run = new SampleRun();
    List<Entry> sizes =
        Stream.iterate(1, size -> size <= 4096, size -> 2 * size)
            .map(size -> Entry.of("fixed-pool(threads=" + size + ")", size <= 64 ? size : 10))
            .toList();
    run.cell("http(tasks=10)", 100, Decision.INCONCLUSIVE, sizes);

    TilePlot plot = (TilePlot) only(run).plot();

    assertThat(((TilePlot.Table) plot.layout()).columns())
        .singleElement()
        .satisfies(column -> assertThat(column.text()).isEqualTo("fixed-pool"));
    assertThat(plot.tiles())
        .singleElement()
        .satisfies(
            tile -> assertThat(((TilePlot.Share) tile.tile()).value()).isBetween(0.55, 0.75));
  }

  @Test
  @DisplayName("praises nobody for a lowest share of nothing")
  void aLowestShareOfNothingIsNoPraise() {
    SampleRun run = new SampleRun();
    run.cell(
        "sha256(tasks=10)",
        100,
        Decision.INCONCLUSIVE,
        List.of(Entry.of("fixed-pool", 60), Entry.of("async", 40)));
    run.cell(
        "lock(tasks=10)",
        100_000,
        Decision.INCONCLUSIVE,
        List.of(Entry.of("fixed-pool", 60), Entry.of("async", 80)));

    assertThat(only(run).title())
        .as("half of what it reaches in one cell of two")
        .matches(
            "fixed-pool comes nearest to the physical limit: 3\\d % in the median of the cells");
  }

  /** Points that differ in many things. */
  private static Picture requests() {
    SampleRun run = new SampleRun();
    for (String point :
        List.of(
            "http(concurrency=1000,tasks=4000,waitMicros=50000)",
            "http(concurrency=1000,tasks=4000,tls=yes,version=http2,waitMicros=50000)",
            "http(concurrency=64,tasks=640,waitMicros=20000)",
            "sql(connections=10,operation=query,waitMicros=10000)",
            "sql(connections=40,operation=query,waitMicros=10000)",
            "sql(connections=10,operation=insert,waitMicros=5000)",
            "pipeline(concurrency=64)")) {
      run.cell(point, 100, Decision.INCONCLUSIVE, MODELS);
    }
    return only(run);
  }

  private static Picture only(SampleRun run) {
    List<LazyPicture> pictures = ChartKind.EFFICIENCY.pictures(run.input(), Metric.THROUGHPUT);
    assertThat(pictures).hasSize(1);
    return pictures.getFirst().make();
  }
}
