package org.concurrencyatlas.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;

class FacetsTest {
  private final SampleRun run = new SampleRun();

  @Test
  void twoParametersThatVaryGiveOneMapWithoutAName() {
    for (int tasks : new int[] {16, 64, 256}) {
      cell("http(tasks=%d,waitMicros=1000)".formatted(tasks));
      cell("http(tasks=%d,waitMicros=20000)".formatted(tasks));
    }

    Facets only = only();

    assertThat(only.across()).isEqualTo("tasks");
    assertThat(only.up()).isEqualTo("waitMicros");
    assertThat(only.planes()).hasSize(1).allSatisfy(map -> assertThat(only.name(map)).isEmpty());
    assertThat(only.cells()).hasSize(6);
  }

  @Test
  void ofThreeParametersATimeTellsTheMapsApartHoweverManyValuesItHas() {
    for (int micros : new int[] {25_000, 1_000, 5_000}) {
      grid("taskMicros=%d,tasks=256".formatted(micros));
    }

    Facets only = only();

    assertThat(only.across()).isEqualTo("concurrency");
    assertThat(only.up()).isEqualTo("cpuSharePercent");
    assertThat(only.place()).isEqualTo("mixed (256 tasks)");
    assertThat(only.planes())
        .extracting(only::name)
        .containsExactly("tasks of 1 ms", "tasks of 5 ms", "tasks of 25 ms");
    assertThat(only.planes()).allSatisfy(map -> assertThat(map.cells()).hasSize(4));
  }

  @Test
  void withoutATimeTheParameterWithTheFewestValuesTellsTheMapsApart() {
    for (int tasks : new int[] {10, 20, 30}) {
      grid("tasks=" + tasks);
    }

    Facets only = only();

    assertThat(List.of(only.across(), only.up())).containsExactly("tasks", "concurrency");
    assertThat(only.planes())
        .extracting(only::name)
        .containsExactly("CPU share 1 %", "CPU share 10 %");
  }

  @Test
  void aFourthParameterGivesAPictureForEachOfItsValues() {
    for (int tasks : new int[] {256, 512}) {
      grid("taskMicros=1000,tasks=" + tasks);
      grid("taskMicros=5000,tasks=" + tasks);
    }

    List<Facets> pictures = Facets.of(run.input().cells());

    assertThat(pictures)
        .extracting(Facets::place)
        .containsExactly("mixed (256 tasks)", "mixed (512 tasks)");
    assertThat(pictures).allSatisfy(picture -> assertThat(picture.planes()).hasSize(2));
  }

  @Test
  void mapsSideBySideHaveTheSameColumnsAndRowsEvenWhereACellIsMissing() {
    grid("taskMicros=1000");
    cell("mixed(concurrency=32,cpuSharePercent=1,taskMicros=5000)");
    cell("mixed(concurrency=512,cpuSharePercent=1,taskMicros=5000)");

    Facets only = only();

    assertThat(only.columns()).containsExactly(32L, 256L, 512L);
    assertThat(only.rows()).containsExactly(1L, 10L);
    assertThat(only.places(only.planes().getLast()))
        .extracting(Facets.Place::column, Facets.Place::row)
        .containsExactly(tuple(0, 0), tuple(2, 0));
  }

  @Test
  void aSingleParameterOrACellAloneGivesNoMap() {
    cell("http(tasks=16,waitMicros=1000)");
    cell("http(tasks=64,waitMicros=1000)");
    cell("timer(tasks=64)");

    assertThat(Facets.of(run.input().cells())).isEmpty();
  }

  private void grid(String rest) {
    for (int inFlight : new int[] {32, 256}) {
      for (int share : new int[] {1, 10}) {
        cell("mixed(concurrency=%d,cpuSharePercent=%d,%s)".formatted(inFlight, share, rest));
      }
    }
  }

  private void cell(String point) {
    run.cell(
        point,
        1000,
        Decision.WIN_CERTIFIED,
        List.of(Entry.of("async", 90), Entry.of("sequential", 9)));
  }

  private Facets only() {
    List<Facets> pictures = Facets.of(run.input().cells());
    assertThat(pictures).hasSize(1);
    return pictures.getFirst();
  }
}
