package org.concurrencyatlas.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.view.ReportInput;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * How long a reader of a thousand cells waits between a click and the picture. The delay is told,
 * not judged: machines differ. What the filters show is the matter of {@link ReportInBrowserTest}.
 */
@Tag("full")
class PageDelayTest {
  private static final int ROUNDS = 5;

  /** Something that a reader does; done twice it is undone. */
  private record Deed(String name, String script) {}

  private static final List<Deed> DEEDS =
      List.of(
          new Deed(
              "hide a model", "document.querySelector('#controls input[value=async]').click()"),
          new Deed(
              "change the objective",
              """
              const choice = document.getElementById('objective');
              choice.value = choice.value === 'cpu' ? 'throughput' : 'cpu';
              choice.dispatchEvent(new Event('change'))\
              """),
          new Deed(
              "search",
              """
              const search = document.getElementById('search');
              search.value = search.value === '' ? 'fork-join certified' : '';
              search.dispatchEvent(new Event('input'))\
              """),
          new Deed("sort by name", "document.querySelectorAll('#contenders th button')[0].click()"),
          new Deed(
              "sort by figure", "document.querySelectorAll('#contenders th button')[3].click()"));

  // the browser may still write into its profile while the folder is being removed
  @TempDir(cleanup = CleanupMode.NEVER)
  Path folder;

  @Test
  void everyFilterOfAThousandCellsIsTimedFromTheClickToThePicture() throws Exception {
    Optional<Path> program = Browser.installed();
    assumeTrue(program.isPresent(), "no Chromium on the path: apt-get install chromium");
    ReportInput run = SampleRun.map(3, 40, 25).input();
    String page = ReportPage.text(run, ReportInBrowserTest.maps(run), 0);
    Path file = Files.writeString(folder.resolve("report.html"), page);

    try (Browser browser = Browser.start(program.get(), folder.resolve("profile"))) {
      browser.open(file.toUri());
      assertThat(shown(browser))
          .isEqualTo("the first 100 of 8000 rows; narrow the search to see others");

      for (Deed deed : DEEDS) {
        List<Double> handled = new ArrayList<>();
        List<Double> drawn = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
          JsonNode millis = browser.evaluate(timed(deed));
          handled.add(millis.get(0).asDouble());
          drawn.add(millis.get(1).asDouble());
        }
        System.out.printf(
            "page of 1,000 cells, %s: handled in %.0f ms, drawn after %.0f ms (median of %d)%n",
            deed.name(), median(handled), median(drawn), ROUNDS);
      }

      assertThat(shown(browser)).startsWith("the first 100 of 680 rows");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static String shown(Browser browser) throws Exception {
    return browser.evaluate("document.getElementById('count').textContent").asString();
  }

  /** Milliseconds until the handler is done, and until the frame after the one that it changed. */
  private static String timed(Deed deed) {
    return """
    (async () => {
      const frame = () => new Promise(next => requestAnimationFrame(next));
      await frame();
      const begin = performance.now();
      { %s; }
      const handled = performance.now() - begin;
      await frame();
      await frame();
      return [handled, performance.now() - begin];
    })()
    """
        .formatted(deed.script());
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
