package org.concurrencyatlas.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;

class MapSentenceTest {
  private static final List<Entry> TWO =
      List.of(Entry.of("async", 100), Entry.of("fixed-pool", 98));

  @Test
  void theCellsWithoutAWinnerAreCountedByWhatIsClaimedOfThem() {
    assertThat(
            sentence(
                Decision.WIN_CERTIFIED,
                Decision.WIN_PROVISIONAL,
                Decision.EPSILON_BEST,
                Decision.EPSILON_BEST,
                Decision.TIE,
                Decision.INCONCLUSIVE))
        .isEqualTo("async wins 2 of 6 cells of http; 2 best within 5 %, 1 tie, 1 undecided");
  }

  @Test
  void aMapWhereEverybodyWinsSomewhereHasNothingToAdd() {
    assertThat(sentence(Decision.WIN_CERTIFIED, Decision.WIN_CERTIFIED))
        .isEqualTo("async wins 2 of 2 cells of http");
  }

  @Test
  void ofManyWinnersThreeAreNamedAndTheOthersCounted() {
    SampleRun run = new SampleRun();
    List<String> winners = List.of("async", "async", "async", "b", "b", "c", "c", "d", "e");
    for (int i = 0; i < winners.size(); i++) {
      run.cell(
          "http(tasks=" + (i + 1) + ")",
          1000,
          Decision.WIN_CERTIFIED,
          List.of(Entry.of(winners.get(i), 100), Entry.of("sequential", 10)));
    }

    assertThat(sentence(run)).isEqualTo("async wins 3 of 9 cells of http, b 2, c 2, others 2");
  }

  @Test
  void aMapWithoutAnyWinnerSaysWhatItHasInstead() {
    assertThat(sentence(Decision.TIE, Decision.TIE, Decision.INCONCLUSIVE))
        .isEqualTo("No model stands out in the 3 cells of http; 2 ties, 1 undecided");
  }

  /** Two may tie and leave the others far behind: nobody stands out, but not all are alike. */
  @Test
  void whoIsBeatenInEveryCellIsNamedWhereNobodyStandsOut() {
    SampleRun run = new SampleRun();
    for (int tasks = 1; tasks <= 2; tasks++) {
      run.cell(
          "http(tasks=" + tasks + ")",
          1000,
          Decision.TIE,
          List.of(Entry.of("async", 100), Entry.of("fork-join", 99), Entry.of("sequential", 2)));
    }

    assertThat(sentence(run))
        .isEqualTo("No model stands out in the 2 cells of http; 2 ties; beaten in all: sequential");
  }

  @Test
  void aCellThatNobodyFinishedIsCounted() {
    SampleRun run = new SampleRun();
    run.cell("http(tasks=1)", 1000, Decision.WIN_CERTIFIED, TWO);
    run.cell("http(tasks=2)", 1000, Decision.INCONCLUSIVE, List.of(Entry.failed("async", "no")));

    assertThat(sentence(run)).isEqualTo("async wins 1 of 2 cells of http; 1 unfinished");
  }

  private static String sentence(Decision... decisions) {
    SampleRun run = new SampleRun();
    for (int i = 0; i < decisions.length; i++) {
      run.cell("http(tasks=" + (i + 1) + ")", 1000, decisions[i], TWO);
    }
    return sentence(run);
  }

  private static String sentence(SampleRun run) {
    List<MapTile> tiles =
        run.input().cells().stream().map(cell -> MapTile.of(cell, Metric.THROUGHPUT)).toList();
    return MapSentence.of(tiles, "http", Metric.THROUGHPUT);
  }
}
