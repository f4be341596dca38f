package org.concurrencyatlas.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.concurrencyatlas.report.SampleRun;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.Crossover;
import org.junit.jupiter.api.Test;

class TrendSentencesTest {
  private static final Contender POOL = Contender.parse("fixed-pool");
  private static final Contender VIRTUAL = Contender.parse("virtual-threads");

  @Test
  void aCrossoverIsToldWithItsIntervalInTheUnitOfItsAxis() {
    assertThat(TrendSentences.of(crossover("concurrency", new Interval(212.3, 180.4, 259.8))))
        .isEqualTo(
            "virtual-threads overtakes fixed-pool at 212 [180–260] tasks in flight on mixed (wait"
                + " 20 ms).");
    assertThat(TrendSentences.of(crossover("waitMicros", new Interval(2100, 1800, 2600))))
        .isEqualTo(
            "virtual-threads overtakes fixed-pool at wait 2.1 ms [1.8 ms–2.6 ms] on mixed"
                + " (64 in flight).");
    assertThat(TrendSentences.of(crossover("taskMicros", new Interval(2100, 1800, 2600))))
        .contains(" overtakes fixed-pool at length of a task 2.1 ms [1.8 ms–2.6 ms] on mixed");
  }

  @Test
  void aShortTextTellsTwelveAndWhereTheOthersAre() {
    List<String> all = TrendSentences.sentences(SampleRun.map(3, 5, 5).analysed());
    ReportInput few = SampleRun.map(3, 3, 1).analysed();

    assertThat(all).hasSizeGreaterThan(12);
    assertThat(TrendSentences.inShort(SampleRun.map(3, 5, 5).analysed()))
        .hasSize(13)
        .startsWith(all.subList(0, 12).toArray(String[]::new))
        .endsWith(all.size() - 12 + " more along the axes: report.html.");
    assertThat(TrendSentences.inShort(few)).isNotEmpty().isEqualTo(TrendSentences.sentences(few));
  }

  private static Crossover crossover(String parameter, Interval at) {
    List<Point> nodes = List.of(Point.parse("mixed(concurrency=64,waitMicros=20000)"));
    return new Crossover(parameter, POOL, VIRTUAL, at, nodes, nodes);
  }
}
