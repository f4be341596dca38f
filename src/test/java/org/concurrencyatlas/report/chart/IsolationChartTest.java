package org.concurrencyatlas.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.render.PictureFile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.verdict.Decision;
import org.junit.jupiter.api.Test;

class IsolationChartTest {
  private static final String POOL = "process-pool(workers=1,chunk=1,";

  @Test
  void thereAndBackAndAStreamAreAPictureEach() {
    List<Picture> pictures = pictures(messages());

    assertThat(pictures)
        .extracting(Picture::title)
        .containsExactly(
            "To another process and back: 64 B in 4.98 µs by ring, 1 MiB in 126 µs by reference,"
                + " 28× as long by pipe",
            "A stream to another process: 64 B in 501 ns by pipe, 1 MiB in 2 ms by pipe");
    assertThat(PictureFile.svg(pictures.getFirst(), PictureStyle.SLIDE))
        .contains("a sleeping thread", "another actor", "1 MiB", "64 B");
    assertThat(PictureFile.svg(pictures.getLast(), PictureStyle.SLIDE))
        .contains("another thread", "another actor")
        .doesNotContain("a sleeping thread");
  }

  @Test
  void aBrokerHasALineOfItsOwn() {
    SampleRun run = new SampleRun();
    for (String bytes : List.of("64", "1024")) {
      run.cell(
          "ipc(bytes=" + bytes + ",tasks=100)",
          1e9,
          Decision.WIN_CERTIFIED,
          List.of(
              Entry.of("sequential", 1e8),
              Entry.of(POOL + "window=1,transport=pipe,large=link)", 1e5),
              Entry.of("task-queue(workers=1,prefetch=1,window=1)", 1e3),
              Entry.of("task-queue(workers=1)", 1e4)));
    }

    assertThat(pictures(run))
        .extracting(Picture::title)
        .containsExactly(
            "To another process and back: 64 B in 9.92 µs by pipe, 1 KiB in 10 µs by pipe, 100× as"
                + " long by broker",
            "A stream to another process: 64 B in 100 µs by broker, 1 KiB in 100 µs by broker");
  }

  @Test
  void aClusterHasALineOfItsOwnAndOneActorIsARoundTrip() {
    SampleRun run = new SampleRun();
    for (String bytes : List.of("64", "1024")) {
      run.cell(
          "ipc(bytes=" + bytes + ",tasks=100)",
          1e9,
          Decision.WIN_CERTIFIED,
          List.of(
              Entry.of("sequential", 1e8),
              Entry.of("actors(actors=1,nodes=2)", 1e4),
              Entry.of("actors(actors=64,nodes=2)", 1e5)));
    }

    assertThat(pictures(run))
        .extracting(Picture::title)
        .containsExactly(
            "To another process and back: 64 B in 99.2 µs by cluster, 1 KiB in 99.6 µs by cluster",
            "A stream to another process: 64 B in 10.1 µs by cluster, 1 KiB in 10 µs by cluster");
  }

  @Test
  void aRunWithoutMessagesBetweenProcessesHasNone() {
    SampleRun inProcess = new SampleRun();
    for (String bytes : List.of("64", "1024")) {
      inProcess.cell(
          "ipc(bytes=" + bytes + ",tasks=100)",
          1e9,
          Decision.TIE,
          List.of(Entry.of("sequential", 1e8), Entry.of("fixed-pool", 1e7)));
    }

    assertThat(pictures(inProcess)).isEmpty();
    assertThat(pictures(SampleRun.realistic())).isEmpty();
  }

  /** Messages of two sizes, and the kernel's wake-up: 10 tasks of 1,000 trips of 60 µs. */
  static SampleRun messages() {
    SampleRun run = new SampleRun();
    run.cell(
        "hand-over(tasks=10,trips=1000)",
        Double.POSITIVE_INFINITY,
        Decision.TIE,
        List.of(Entry.of("sequential", 16.7), Entry.of("fixed-pool(threads=1)", 16.6)));
    run.cell("ipc(bytes=64,tasks=1000)", 5e8, Decision.WIN_CERTIFIED, small());
    List<Entry> large = new ArrayList<>();
    large.add(Entry.of("sequential", 2e4));
    large.add(Entry.of("fixed-pool(threads=1)", 1.9e4));
    large.add(Entry.of(POOL + "window=1,transport=pipe,large=shared)", 8_000));
    large.add(Entry.of(POOL + "window=1,transport=ring,large=link)", 900));
    large.add(Entry.of(POOL + "window=1,transport=unix-socket,large=link)", 1_100));
    large.add(Entry.of(POOL + "window=1,transport=pipe,large=link)", 286));
    large.add(Entry.of(POOL + "transport=pipe,large=link)", 500));
    large.add(Entry.of("actors(actors=1)", 1.7e4));
    large.add(Entry.of("actors(actors=64)", 1.8e4));
    run.cell("ipc(bytes=1048576,tasks=20)", 3e4, Decision.WIN_CERTIFIED, large);
    return run;
  }

  private static List<Entry> small() {
    return List.of(
        Entry.of("sequential", 2.5e8),
        Entry.of("fixed-pool(threads=1)", 1e7),
        Entry.of(POOL + "window=1,transport=ring,large=link)", 2e5),
        Entry.of(POOL + "window=1,transport=tcp,large=link)", 1.3e4),
        Entry.of(POOL + "window=1,transport=unix-socket,large=link)", 1.5e4),
        Entry.of(POOL + "window=1,transport=pipe,large=link)", 1.4e4),
        Entry.of(POOL + "transport=pipe,large=link)", 2e6),
        Entry.of("actors(actors=1)", 3e5),
        Entry.of("actors(actors=64)", 2e6));
  }

  private static List<Picture> pictures(SampleRun run) {
    return ChartKind.ISOLATION.pictures(run.input(), Metric.THROUGHPUT).stream()
        .map(each -> each.make())
        .toList();
  }
}
