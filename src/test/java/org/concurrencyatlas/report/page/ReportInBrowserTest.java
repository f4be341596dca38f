package org.concurrencyatlas.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.canvas.Theme;
import org.concurrencyatlas.report.chart.ChartKind;
import org.concurrencyatlas.report.chart.Charts;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.render.PictureFile;
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
      answersToTheKeyboard(browser);
      filters(browser);
      sorts(browser);
      fitsEveryScreen(browser);
      printsEverything(browser);
      assertThat(browser.complaints()).isEmpty();
      assertThat(browser.requests())
          .allMatch(url -> url.startsWith("data:") || url.equals(file.toUri().toString()));
    }
  }

  private static void rendersEverything(Browser browser) throws Exception {
    assertThat(browser.evaluate("document.querySelectorAll('#contenders tbody tr').length").asInt())
        .isEqualTo(12);
    assertThat(browser.evaluate("document.querySelectorAll('rect.cell').length").asInt())
        .as("four tiles on each of three maps")
        .isEqualTo(12);
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
                          && getComputedStyle(path).fill + getComputedStyle(path).stroke !== 'rgb(0, 0, 0)none';
                      });
                    })()
                    """)
                .asBoolean())
        .as("each filter shows the mark that its model has on the map")
        .isTrue();
  }

  private static void hovers(Browser browser) throws Exception {
    browser.evaluate("document.querySelector('figure.map').scrollIntoView()");
    String middle =
        """
        (() => { const box = document.querySelector('rect.cell').getBoundingClientRect();
          return [box.x + box.width / 2, box.y + box.height / 2]; })()
        """;
    double x = browser.evaluate(middle).get(0).asDouble();
    double y = browser.evaluate(middle).get(1).asDouble();
    browser.hover(x - 3, y);
    browser.hover(x, y);
    assertThat(browser.evaluate("document.getElementById('tip').textContent").asString())
        .contains("n = 5")
        .containsPattern("0\\.\\d+× the leader \\[0\\.\\d+–0\\.\\d+]")
        .contains("of limit");
  }

  /** Arrow keys move from tile to tile, Enter opens the cell, and a reader hears what is shown. */
  private static void answersToTheKeyboard(Browser browser) throws Exception {
    String press =
        """
        (key => { document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
          return document.activeElement.dataset.cell ?? document.activeElement.textContent; })('%s')
        """;
    browser.evaluate("document.querySelector('rect.cell[tabindex=\"0\"]').focus()");
    String first = browser.evaluate("document.activeElement.dataset.cell").asString();
    String right = browser.evaluate(press.formatted("ArrowRight")).asString();
    assertThat(right).startsWith("http(").isNotEqualTo(first);
    assertThat(browser.evaluate(press.formatted("ArrowLeft")).asString()).isEqualTo(first);
    assertThat(browser.evaluate("document.activeElement.getAttribute('aria-label')").asString())
        .contains("wins http");
    assertThat(browser.evaluate("document.activeElement.getAttribute('role')").asString())
        .isEqualTo("button");
    String opened = browser.evaluate(press.formatted("Enter")).asString();
    assertThat(opened).contains("wins http");
    assertThat(browser.evaluate("document.activeElement.parentElement.open").asBoolean()).isTrue();
    assertThat(
            browser
                .evaluate(
                    """
                    [...document.querySelectorAll('svg[role]')].every(svg =>
                      document.getElementById(svg.getAttribute('aria-labelledby')).textContent)
                    """)
                .asBoolean())
        .as("every picture has a name")
        .isTrue();
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
    assertThat(browser.evaluate("document.querySelectorAll('rect.cell.out').length").asInt())
        .as("tiles whose best are filtered out fade")
        .isPositive();
    browser.evaluate(
        """
        (() => { const choice = document.getElementById('objective');
          choice.value = 'cpu'; choice.dispatchEvent(new Event('change')); })()
        """);
    assertThat(
            browser
                .evaluate(
                    """
                    [...document.querySelectorAll('figure.map')].filter(map => !map.hidden)
                      .map(map => map.textContent).join()
                    """)
                .asString())
        .as("the map of the chosen quantity alone is shown")
        .contains("CPU\u00a0time\u00a0a\u00a0task")
        .doesNotContain("tasks\u00a0per\u00a0second");
  }

  private static void fitsEveryScreen(Browser browser) throws Exception {
    browser.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
    for (int width : List.of(390, 768, 1400)) {
      browser.resize(width, 844);
      assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
          .as("the page is not wider than %d pixels", width)
          .isLessThanOrEqualTo(width);
      assertThat(browser.evaluate(CUT).asString()).as("cut at %d pixels", width).isEmpty();
    }
  }

  /** What is wider than its own box, where the box does not scroll on purpose. */
  private static final String CUT =
      """
      [...document.querySelectorAll('main *')]
        .filter(each => !each.closest('svg') && !each.closest('.scroll') && !each.closest('figure'))
        .filter(each => each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1)
        .map(each => each.tagName + ' ' + each.textContent.slice(0, 40)).join('; ')
      """;

  private static void printsEverything(Browser browser) throws Exception {
    browser.print();
    browser.evaluate("dispatchEvent(new Event('beforeprint'))");
    assertThat(
            browser
                .evaluate(
                    """
                    (() => { const boxes = [...document.querySelector('main').children]
                        .map(each => each.getBoundingClientRect()).filter(each => each.height > 0);
                      return boxes.every((box, i) => i === 0 || box.top >= boxes[i - 1].bottom - 1)
                        && [...document.querySelectorAll('.scroll')].every(each =>
                          each.scrollHeight <= each.clientHeight + 1); })()
                    """)
                .asBoolean())
        .as("on paper no section overprints another")
        .isTrue();
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
    ReportInput input = run.input();
    return ReportPage.text(input, maps(input), 0);
  }

  /** The maps of a run, one for each metric. */
  static List<ReportPage.Picture> maps(ReportInput input) {
    return input.metrics().stream()
        .flatMap(metric ->
            Charts.of(ChartKind.WINNER_MAP, input, metric, Optional.empty()).stream()
                .map(map -> drawn(metric, map)))
        .toList();
  }

  private static ReportPage.Picture drawn(Metric metric, Picture map) {
    return new ReportPage.Picture(
        ChartKind.WINNER_MAP,
        metric,
        map.title(),
        () -> PictureFile.svg(map, PictureStyle.COMPACT),
        () -> PictureFile.svg(map, PictureStyle.COMPACT.in(Theme.DARK)));
  }
}
