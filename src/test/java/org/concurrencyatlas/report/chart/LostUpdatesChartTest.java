package org.concurrencyatlas.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.SampleRun.Entry;
import org.concurrencyatlas.report.canvas.PictureStyle;
import org.concurrencyatlas.report.format.ReasonText;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.render.PictureFile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Outcome.LostUpdates;
import org.concurrencyatlas.result.Outcome.Status;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.Exclusion;
import org.junit.jupiter.api.Test;

class LostUpdatesChartTest {
  @Test
  void theWorstLossIsTheTitleAndEveryContenderHasARow() {
    Picture picture = ChartKind.LOST_UPDATES.pictures(run(), Metric.THROUGHPUT).getFirst().make();

    assertThat(picture.title())
        .isEqualTo(
            "counter (plain, 100 tasks, updates 10,000): virtual-threads lost 61.0 % of 1,000,000"
                + " updates");
    assertThat(PictureFile.svg(picture, PictureStyle.SLIDE))
        .contains("61.0 %", "610,000 updates", "nothing", "out of threads");
  }

  @Test
  void aRunInWhichNobodyLostUpdatesHasNone() {
    List<LazyPicture> pictures =
        ChartKind.LOST_UPDATES.pictures(SampleRun.realistic().input(), Metric.THROUGHPUT);
    assertThat(pictures).isEmpty();
  }

  @Test
  void theReasonOfAWrongAnswerIsWhatWasLost() {
    assertThat(ReasonText.of(new Exclusion.Failed(1, 1, lost(610_000))))
        .isEqualTo("wrong answer: lost 61.0 % of 1,000,000 updates");
  }

  static ReportInput run() {
    return SampleRun.of(
        "counter(kind=plain,tasks=100,updates=10000)",
        Decision.INCONCLUSIVE,
        List.of(
            Entry.of("sequential", 1e6),
            losing("fixed-pool", 400_000),
            losing("virtual-threads", 610_000),
            Entry.failed("platform-threads", "out of threads")));
  }

  private static Entry losing(String contender, long updates) {
    return new Entry(contender, Double.NaN, Optional.of(new Exclusion.Failed(1, 1, lost(updates))));
  }

  private static Outcome lost(long updates) {
    return new Outcome(
        Status.WRONG_ANSWER,
        "counter was answered with fewer",
        Optional.of(new LostUpdates(updates, 1_000_000)));
  }
}
