package org.concurrencyatlas.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.view.Axis;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;

class AxisTextTest {
  private final SampleRun run = new SampleRun();

  @Test
  void cellsThatDifferInExactlyOneParameterFormAnAxis() {
    win("http(tasks=64,waitMicros=20000)", "async");
    win("http(tasks=16,waitMicros=20000)", "fixed-pool");
    win("http(tasks=64,waitMicros=1000)", "async");
    win("timer(tasks=64)", "async");

    List<Axis> axes = Axis.of(run.input().cells());

    assertThat(axes).extracting(Axis::parameter).containsExactlyInAnyOrder("tasks", "waitMicros");
    assertThat(axes)
        .allSatisfy(axis -> assertThat(axis.cells()).hasSize(2).extracting(axis::value).isSorted());
  }

  @Test
  void theSentenceNamesWhereTheWinnerChanges() {
    win("http(tasks=16)", "fixed-pool");
    win("http(tasks=64)", "fixed-pool");
    win("http(tasks=256)", "virtual-threads");
    win("http(tasks=1024)", "virtual-threads");

    assertThat(sentence())
        .isEqualTo("http: fixed-pool wins up to 64 tasks, virtual-threads wins from 256");
  }

  @Test
  void oneWinnerEverywhereIsSaidOnce() {
    win("http(tasks=16)", "async");
    win("http(tasks=64)", "async");

    assertThat(sentence()).isEqualTo("http: async wins from 16 tasks to 64");
  }

  @Test
  void aModelWhoseBoundFollowsTheAxisIsOneName() {
    win("http(concurrency=16)", "async(admit=16)");
    win("http(concurrency=64)", "async(admit=64)");

    assertThat(sentence()).isEqualTo("http: async wins from 16 in flight to 64");
  }

  @Test
  void aRestlessAxisIsCounted() {
    win("http(tasks=1)", "async");
    win("http(tasks=2)", "fixed-pool");
    win("http(tasks=4)", "async");
    win("http(tasks=8)", "fixed-pool");
    win("http(tasks=16)", "async");

    assertThat(sentence())
        .isEqualTo("http: async wins at 3 of 5 points, fixed-pool wins at 2 of 5 points");
  }

  private void win(String point, String winner) {
    run.cell(
        point,
        1000,
        Decision.WIN_CERTIFIED,
        List.of(Entry.of(winner, 90), Entry.of("sequential", 9)));
  }

  private String sentence() {
    return AxisText.sentence(Axis.of(run.input().cells()).getFirst());
  }
}
