package org.concurrencyatlas.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.chart.ChartKind;
import org.concurrencyatlas.report.chart.Charts;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.PictureFile;
import org.concurrencyatlas.report.plot.PictureStyle;
import org.concurrencyatlas.report.plot.Theme;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ReportInBrowserTest {
  // the browser may still write into its profile while the folder is being removed
  @TempDir(cleanup = CleanupMode.NEVER)
  Path folder;

  @Test
  void thePageRendersHoversFiltersAndSortsWithoutAComplaintOrARequest() throws Exception {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "no Chromium on the path: apt-get install chromium");
    Path file = Files.writeString(folder.resolve("report.html"), page());

    try (Browser browser = Browser.start(program.get(), folder.resolve("profile"))) {
      browser.open(file.toUri());

      assertThat(browser.evaluate("document.documentElement.className").asString())
          .isEqualTo("ready");
      rendersEverything(browser);
      marksItsFilters(browser);
      hovers(browser);
      filters(browser);
      sorts(browser);
      fitsAPhone(browser);
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests())
          .allMatch(url -> url.startsWith("data:") || url.equals(file.toUri().toString()));
    }
  }

  private static void rendersEverything(Browser browser) throws Exception {
    assertThat(browser.evaluate("document.querySelectorAll('#contenders tbody tr').length").asInt())
        .isEqualTo(12);
    assertThat(
            browser
                .evaluate("[...document.images].every(each => each.naturalWidth > 0)")
                .asBoolean())
        .isTrue();
    assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth").asBoolean())
        .as("the page is not wider than the window")
        .isTrue();
  }

  private static void marksItsFilters(Browser browser) throws Exception {
    assertThat(
            browser
                .evaluate(
                    """
                    (() => {
                      const labels = [...document.querySelectorAll('#controls label:has(input)')];
                      return labels.length > 1 && labels.every(label => {
                        const path = label.querySelector('svg.mark path');
                        return path.getBBox().width > 10
                          && (path.getAttribute('fill') + path.getAttribute('stroke')).includes('#');
                      });
                    })()
                    """)
                .asBoolean())
        .as("each filter shows the mark that its model has on the map")
        .isTrue();
  }

  private static void hovers(Browser browser) throws Exception {
    browser.evaluate("document.getElementById('map-0').scrollIntoView()");
    String middle =
        """
        (() => { const chart = echarts.getInstanceByDom(document.getElementById('map-0'));
          const box = document.getElementById('map-0').getBoundingClientRect();
          const at = chart.convertToPixel({ seriesIndex: 0 }, [0, 0]);
          return [box.x + at[0], box.y + at[1]]; })()
        """;
    double x = browser.evaluate(middle).get(0).asDouble();
    double y = browser.evaluate(middle).get(1).asDouble();
    browser.hover(x - 3, y);
    browser.hover(x, y);
    String shown =
        """
        echarts.getInstanceByDom(document.getElementById('map-0')).getZr().storage
          .getDisplayList(true).map(each => each.style && each.style.text || '').join(' ')
        """;
    assertThat(browser.evaluate(shown).asString())
        .contains("n = 5")
        .containsPattern("0\\.\\d+× the leader \\[0\\.\\d+–0\\.\\d+]")
        .contains("of limit");
  }

  private static void filters(Browser browser) throws Exception {
    browser.evaluate(
        """
        (() => { const search = document.getElementById('search');
          search.value = 'fixed-pool 16'; search.dispatchEvent(new Event('input')); })()
        """);
    assertThat(browser.evaluate("document.getElementById('count').textContent").asString())
        .isEqualTo("2 rows");
    browser.evaluate(
        """
        (() => { const search = document.getElementById('search');
          search.value = ''; search.dispatchEvent(new Event('input'));
          document.querySelector('#controls input[value=async]').click(); })()
        """);
    assertThat(browser.evaluate("document.getElementById('count').textContent").asString())
        .isEqualTo("8 rows");
    browser.evaluate(
        """
        (() => { const choice = document.getElementById('objective');
          choice.value = 'cpu'; choice.dispatchEvent(new Event('change')); })()
        """);
    assertThat(
            browser
                .evaluate(
                    """
                    echarts.getInstanceByDom(document.getElementById('map-0')).getOption()
                      .series[0].data.every(each => each.itemStyle.opacity < 0.3)
                    """)
                .asBoolean())
        .as("a quantity that was not tested is never drawn as a certified win")
        .isTrue();
  }

  private static void fitsAPhone(Browser browser) throws Exception {
    browser.resize(390, 844);
    assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth").asBoolean())
        .as("the page is not wider than a phone")
        .isTrue();
    assertThat(
            browser
                .evaluate("Math.min(...[...document.images].map(each => each.clientWidth))")
                .asInt())
        .as("pictures scroll instead of shrinking until they cannot be read")
        .isGreaterThan(700);
  }

  private static void sorts(Browser browser) throws Exception {
    String rates =
        """
        [...document.querySelectorAll('#contenders tbody tr')]
          .map(row => Number(row.cells[3].textContent.replace(/,/g, '')))
        """;
    browser.evaluate("document.querySelectorAll('#contenders th button')[3].click()");
    assertThat(numbers(browser.evaluate(rates))).isSorted();
    browser.evaluate("document.querySelectorAll('#contenders th button')[3].click()");
    assertThat(numbers(browser.evaluate(rates)).reversed()).isSorted();
  }

  private static List<Double> numbers(JsonNode array) {
    return array.valueStream().map(JsonNode::asDouble).toList();
  }

  private static String page() {
    SampleRun run = new SampleRun();
    for (int tasks : List.of(16, 64)) {
      for (int wait : List.of(1000, 20000)) {
        run.cell(
            "http(tasks=" + tasks + ",waitMicros=" + wait + ")",
            4000,
            Decision.WIN_CERTIFIED,
            List.of(
                Entry.of("async", 100.0 * tasks),
                Entry.of("fixed-pool(threads=8)", 70.0 * tasks),
                Entry.of("sequential", 1e6 / wait)));
      }
    }
    ReportInput findings = run.findings();
    Picture figure =
        Charts.of(ChartKind.WINNER_MAP, findings, Metric.THROUGHPUT, Optional.empty()).getFirst();
    ReportPage.Picture picture =
        new ReportPage.Picture(
            figure.title(),
            PictureFile.svg(figure, PictureStyle.SLIDE),
            PictureFile.svg(figure, PictureStyle.SLIDE.in(Theme.DARK)));
    return ReportPage.text(findings, List.of(picture), 0);
  }
}
