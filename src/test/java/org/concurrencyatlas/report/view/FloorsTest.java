package org.concurrencyatlas.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.chart.ChartKind;
import org.concurrencyatlas.report.chart.Charts;
import org.concurrencyatlas.report.render.PictureFile;
import org.concurrencyatlas.report.view.Floors.Floor;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;

class FloorsTest {
  private final SampleRun run = new SampleRun();

  /** The sample run has a little noise around each figure. */
  @Test
  void aTripIsTwoWakeUpsOfWhoeverRunsOneTaskAtATime() {
    measured();

    List<Floor> floors = Floors.of(run.input());

    assertThat(floors)
        .extracting(Floor::name)
        .containsExactly("a cache line each", "a wake-up each");
    assertThat(floors.getFirst().nanos()).isCloseTo(50, withinPercentage(5));
    assertThat(floors.getLast().nanos()).isCloseTo(5_000, withinPercentage(5));
    Floor floor = new Floor("a wake-up each", 5_000);
    assertThat(floor.tasksPerSecond(Point.parse("lock(passes=100)"))).hasValue(2_000);
    assertThat(floor.tasksPerSecond(Point.parse("timer(tasks=100)"))).isEmpty();
  }

  @Test
  void theyAreDrawnWhereTasksDoOneThingAfterTheOther() {
    measured();
    for (int concurrency : new int[] {2, 8, 64}) {
      cell("counter(concurrency=%d,kind=atomic,tasks=64,updates=100)".formatted(concurrency), 5e4);
      cell("timer(concurrency=%d,tasks=64,waitMicros=1000)".formatted(concurrency), 5e4);
    }

    List<String> pictures =
        Charts.of(ChartKind.SCALING, run.input(), Metric.THROUGHPUT, Optional.empty()).stream()
            .map(picture -> PictureFile.svg(picture, PictureStyle.SLIDE))
            .toList();

    assertThat(pictures).hasSize(2);
    assertThat(pictures.getFirst()).contains("a wake-up each", "a cache line each", "dotted");
    assertThat(pictures.getLast()).doesNotContain("a wake-up each", "dotted");
  }

  private void measured() {
    cell("hand-over(tasks=10,trips=100)", 1_000);
    cell("cache-line(tasks=10,trips=10000)", 1_000);
  }

  private void cell(String point, double rate) {
    run.cell(
        point,
        1e9,
        Decision.TIE,
        List.of(Entry.of("sequential", rate), Entry.of("virtual-threads", 2 * rate)));
  }
}
