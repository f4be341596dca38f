package org.concurrencyatlas.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;

class MapNotesTest {
  private static final List<Entry> TWO = List.of(Entry.of("async", 100), Entry.of("fork-join", 98));

  /** The note once warned of hatched cells on every map. */
  @Test
  void onlyAMapWithHatchedCellsWarnsOfThem() {
    assertThat(note(Decision.WIN_PROVISIONAL)).contains("hatched");
    assertThat(note(Decision.TIE)).doesNotContain("hatched");
  }

  @Test
  void aDifferenceThatDoesNotMatterIsToldAsAFigure() {
    assertThat(note(Decision.TIE)).contains("tie within 5 %").doesNotContain("ε");
    assertThat(note(Decision.EPSILON_BEST)).contains("by more than 5 %").doesNotContain("ε");
  }

  private static String note(Decision decision) {
    ReportInput input = SampleRun.of("http(tasks=1)", decision, TWO);
    List<MapTile> tiles =
        input.cells().stream().map(cell -> MapTile.of(cell, Metric.THROUGHPUT)).toList();
    return MapNotes.of(tiles, Metric.THROUGHPUT, input).markdown("title", "method");
  }
}
