package org.concurrencyatlas.report.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.ModelDirectory;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.canvas.Theme;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.render.PictureFile;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Environment;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Span;
import org.concurrencyatlas.result.Span.Activity;
import org.concurrencyatlas.result.store.TracedBatch;
import org.junit.jupiter.api.Test;

class TimelinesTest {
  private static final ModelDirectory MODELS = new ModelCatalogue().directory();
  private static final long MILLI = 1_000_000;
  private static final Environment ENVIRONMENT =
      new Environment("CPU", 2, 1, "Linux", "", "", "25", "G1", List.of(), "abc", "", "");

  /** Two threads: each task computes 1 ms and waits 3 ms on its thread. */
  private final TracedBatch pool =
      batch("fixed-pool", 8, on(0, "a#1", "", 0), on(1, "b#2", "", 0), on(2, "a#1", "", 4));

  /** One carrier; the second wait begins before the first is over. */
  private final TracedBatch virtual =
      batch("virtual-threads", 5, on(0, "#7", "c", 0), on(1, "#8", "c", 1), on(2, "#9", "c", 4));

  @Test
  void aPlatformThreadIsALaneThroughItsWaits() {
    Timeline timeline = Timeline.of(pool, MODELS);

    assertThat(timeline.lanes()).hasSize(2);
    assertThat(timeline.floating()).isEmpty();
    assertThat(timeline.laneCount()).isEqualTo("2 threads");
    assertThat(timeline.share(Activity.COMPUTE)).isEqualTo(3 / 16.0);
  }

  @Test
  void virtualThreadsShareTheirCarriersLaneAndWaitBesideIt() {
    Timeline timeline = Timeline.of(virtual, MODELS);

    assertThat(timeline.laneCount()).isEqualTo("1 carrier");
    assertThat(timeline.lanes().getFirst())
        .extracting(Span::activity)
        .containsOnly(Activity.COMPUTE);
    assertThat(timeline.floating()).hasSize(2);
    assertThat(timeline.floating().getFirst()).extracting(Span::task).containsExactly(0L, 2L);
  }

  @Test
  void workersAreCountedAsProcesses() {
    assertThat(Timeline.of(batch("process-of-mine", 4, on(0, "a#1", "", 0)), MODELS).laneCount())
        .as("a model is not told by the first letters of its name")
        .isEqualTo("1 thread");
    assertThat(Timeline.of(batch("process-pool", 4, on(0, "a#1", "", 0)), MODELS).laneCount())
        .isEqualTo("1 process");
  }

  @Test
  void theTitleNamesTheFastestTheOneWithMostThreadsAndTheSlowest() {
    TracedBatch many =
        batch("platform-threads", 6, on(0, "a#1", "", 0), on(1, "b#2", "", 0), on(2, "c#3", "", 1));

    assertThat(figures(pool, many, virtual).getFirst().title())
        .isEqualTo(
            "The same 3 tasks: virtual-threads takes 5 ms on 1 carrier, platform-threads 6 ms on 3"
                + " threads, fixed-pool 8 ms on 2 threads");
  }

  @Test
  void aModelAloneIsToldByWhatItsThreadsDo() {
    assertThat(figures(pool).getFirst().title())
        .isEqualTo("fixed-pool: 3 tasks in 8 ms on 2 threads, which wait for 56 % of that time");
    assertThat(figures(virtual).getFirst().title())
        .isEqualTo("virtual-threads: 3 tasks in 5 ms on 1 carrier, while up to 2 wait without one");
  }

  @Test
  void oneThatFailedIsShownWithItsReason() {
    TracedBatch failed =
        TracedBatch.failed(
            point(), Contender.parse("async"), Instant.EPOCH, "OutOfMemoryError: heap");

    assertThat(figures(failed).getFirst().title())
        .isEqualTo("async did not finish: OutOfMemoryError: heap");
    assertThat(figures(failed, pool).getFirst().title()).startsWith("The same 3 tasks: fixed-pool");
    assertThat(PictureFile.svg(figures(failed, pool).getFirst(), PictureStyle.SLIDE))
        .contains("did not finish: OutOfMemoryError");
  }

  @Test
  void whatIsReadyButDoesNotRunIsDottedSoThatGreyPaperTellsItFromAWait() {
    Span ready = new Span(0, Activity.READY, 2 * MILLI, 4 * MILLI, 1, "", "");
    Span wait = new Span(0, Activity.WAIT, 0, 2 * MILLI, 1, "", "");

    assertThat(svg("virtual-threads", wait)).doesNotContain("stroke-dasharray");
    assertThat(svg("virtual-threads", wait, ready)).containsOnlyOnce("stroke-dasharray");
  }

  @Test
  void aPictureOfOneAndOfManyIsDrawnInBothThemes() {
    TracedBatch crowd =
        batch(
            "platform-threads",
            400,
            LongStream.range(0, 200)
                .mapToObj(task -> on(task, "t#" + task, "", task))
                .toArray(Started[]::new));
    for (Picture figure : figures(pool, virtual, crowd)) {
      for (Theme theme : Theme.values()) {
        String svg = PictureFile.svg(figure, PictureStyle.SLIDE.in(theme));
        assertThat(svg).doesNotContain("NaN").contains("time in the batch");
      }
    }
  }

  /** It once said "on 0 threads, which compute –". */
  @Test
  void aTaskThatHoldsNoThreadIsSaidToHoldNone() {
    TracedBatch batch =
        new TracedBatch(
            TracedBatch.FORMAT,
            point(),
            Contender.parse("async"),
            Instant.EPOCH,
            5 * MILLI,
            5,
            2_000,
            "",
            /* whole= */ true,
            List.of(new Span(0, Activity.WAIT, 0, 4 * MILLI, 1, "", "")));

    Picture picture = figures(batch).getFirst();

    assertThat(picture.title())
        .isEqualTo(
            "async: 3 tasks in 5 ms on no thread of its own, while up to 1 are under way without"
                + " one");
    assertThat(picture.note().says()).noneMatch(line -> line.contains("NaN") || line.contains("–"));
    assertThat(picture.subtitle()).contains("CPU time of the task, drawn at its beginning");
  }

  private static List<Picture> figures(TracedBatch... batches) {
    return Timelines.of(List.of(batches), ENVIRONMENT, MODELS);
  }

  private static String svg(String model, Span... spans) {
    TracedBatch batch =
        new TracedBatch(
            TracedBatch.FORMAT,
            point(),
            Contender.parse(model),
            Instant.EPOCH,
            5 * MILLI,
            5,
            2_000,
            "",
            /* whole= */ false,
            List.of(spans));
    return PictureFile.svg(figures(batch).getFirst(), PictureStyle.SLIDE);
  }

  private static Point point() {
    return Point.parse("mixed(concurrency=0,cpuSharePercent=25,taskMicros=4000,tasks=3)");
  }

  private static TracedBatch batch(String contender, long millis, Started... tasks) {
    List<Span> spans = Stream.of(tasks).flatMap(task -> task.spans().stream()).toList();
    return new TracedBatch(
        TracedBatch.FORMAT,
        point(),
        Contender.parse(contender),
        Instant.EPOCH,
        millis * MILLI,
        5,
        2_000,
        "",
        /* whole= */ false,
        spans);
  }

  private static Started on(long task, String thread, String carrier, long millis) {
    return new Started(task, thread, carrier, millis);
  }

  /** A task that begins at a millisecond. */
  private record Started(long task, String thread, String carrier, long millis) {
    List<Span> spans() {
      long start = millis * MILLI;
      long computed = start + MILLI;
      return List.of(
          new Span(task, Activity.COMPUTE, start, computed, 1, thread, carrier),
          new Span(task, Activity.WAIT, computed, computed + 3 * MILLI, 1, thread, carrier));
    }
  }
}
