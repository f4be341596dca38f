package org.concurrencyatlas.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.canvas.Theme;
import org.concurrencyatlas.report.chart.ChartKind;
import org.concurrencyatlas.report.chart.Charts;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.render.PictureFile;
import org.concurrencyatlas.report.text.CellText;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportPageTest {
  private static final ReportPage.Picture PICTURE =
      new ReportPage.Picture(
          ChartKind.CELL,
          Metric.THROUGHPUT,
          "a \"title\" <b>",
          () -> "<svg ></svg>",
          () -> "<svg ></svg>");

  @Test
  void thePageTellsEveryFindingFailureAndWarning() {
    ReportInput run = SampleRun.realistic().input();

    String page = ReportPage.text(run, List.of(PICTURE), 0);

    assertThat(run.cells())
        .extracting(CellText::headline)
        .allSatisfy(headline -> assertThat(page).contains(headline));
    assertThat(page)
        .contains("did not finish: timed out after 60 s")
        .contains("2 forks are not of this plan and were left out")
        .contains("AMD EPYC");
  }

  @ParameterizedTest
  @MethodSource("org.concurrencyatlas.report.StrangeRuns#all")
  void everyRunGivesAWholePage(Supplier<ReportInput> run) {
    ReportInput input = run.get();

    String page = ReportPage.text(input, List.of(PICTURE), 0);

    assertThat(page).endsWith("</html>\n").doesNotContain(">NaN<").doesNotContain(">null<");
    assertThat(JsonMapper.shared().readTree(new PageData(input).json()).get("cells"))
        .hasSize(input.cells().size());
  }

  @Test
  void theMapIsThePictureOnceInTheColoursOfBothThemes() {
    ReportInput input = SampleRun.map(3, 4, 3).input();
    Picture map =
        Charts.of(ChartKind.WINNER_MAP, input, Metric.THROUGHPUT, Optional.empty()).getFirst();
    String light = PictureFile.svg(map, PictureStyle.COMPACT);
    String dark = PictureFile.svg(map, PictureStyle.COMPACT.in(Theme.DARK));

    String page =
        ReportPage.text(
            input,
            List.of(
                new ReportPage.Picture(
                    ChartKind.WINNER_MAP, Metric.THROUGHPUT, map.title(), () -> light, () -> dark)),
            0);

    assertThat(texts(page)).isEqualTo(texts(light)).anyMatch(text -> text.contains("1.2"));
    assertThat(page).doesNotContain("style=\"fill").contains("{fill:#16181d}", "{fill:#ffffff}");
    assertThat(input.cells())
        .allSatisfy(
            cell -> assertThat(page).contains("data-cell=\"" + cell.verdict().point() + "\""));
  }

  /** What a reader reads: coordinates may be shortened, figures may not. */
  private static List<String> texts(String svg) {
    return Pattern.compile("<text [^>]*>([^<]*)</text>")
        .matcher(svg)
        .results()
        .map(text -> text.group(1))
        .toList();
  }

  @Test
  void aBeatenContenderIsNotCalledByTheVerdictOfItsCell() {
    SampleRun run = new SampleRun();
    run.cell(
        "http(tasks=1)",
        50,
        Decision.TIE,
        List.of(Entry.of("async", 100), Entry.of("fixed-pool", 98), Entry.of("sequential", 20)));

    JsonNode rows =
        JsonMapper.shared()
            .readTree(new PageData(run.input()).json())
            .get("cells")
            .get(0)
            .get("standings");

    assertThat(rows.valueStream().map(row -> row.get(1).asString()))
        .containsExactly("ties", "ties", "beaten");
  }

  @Test
  void theScriptKnowsACellWhoseForksMayNotBeCompared() {
    SampleRun run = new SampleRun();
    run.cell(
        "http(tasks=1)",
        50,
        Decision.WIN_CERTIFIED,
        List.of(Entry.of("async", 100), Entry.of("fixed-pool", 60)));

    JsonNode cell =
        JsonMapper.shared().readTree(new PageData(run.analysed()).json()).get("cells").get(0);

    assertThat(cell.get("defect").asBoolean()).isTrue();
    assertThat(cell.get("throughput")).isEmpty();
  }

  @Test
  void foreignTextNeverBecomesMarkup() {
    String attack = "<script>alert(1)</script>\"onload='x' &amp;";
    ReportInput hostile =
        SampleRun.of(
            "http(tasks=1)", Decision.INCONCLUSIVE, List.of(Entry.failed("async", attack)));

    String page = ReportPage.text(hostile, List.of(PICTURE), 0);

    assertThat(page)
        .doesNotContain("<script>alert")
        .doesNotContain("<b>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;onload=&#39;x&#39; &amp;amp;");
  }

  @Test
  void thePolicyNamesTheOnlyScriptsAndForbidsTheNetwork() {
    String page = ReportPage.text(SampleRun.realistic().input(), List.of(PICTURE), 0);
    String markup = page.replaceAll("(?s)<script.*?</script>", "");

    assertThat(page).contains("default-src &#39;none&#39;").doesNotContain("&#39;unsafe-");
    assertThat(Pattern.compile("sha256-").matcher(page).results().count()).isEqualTo(2);
    assertThat(Pattern.compile("<[^>]*\\s(on[a-z]+|style)=").matcher(markup).find()).isFalse();
    assertThat(Pattern.compile("(src|href|srcset)=").matcher(markup).find()).isFalse();
  }

  @Test
  void theScriptsDataCannotEndItsElement() {
    ReportInput hostile =
        SampleRun.of(
            "http(tasks=1)",
            Decision.INCONCLUSIVE,
            List.of(Entry.failed("async", "</script><script>alert(1)</script><!--")));

    String json = new PageData(hostile).json();

    assertThat(json).doesNotContain("<");
    assertThat(JsonMapper.shared().readTree(json).get("cells").get(0).get("standings").toString())
        .contains("</script><script>alert(1)</script><!--");
  }

  @Test
  void morePicturesThanAreShownAreNamed() {
    String page = ReportPage.text(SampleRun.realistic().input(), List.of(PICTURE), 976);

    assertThat(page).contains("976 more can be drawn");
  }
}
