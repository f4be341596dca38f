package org.concurrencyatlas.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.report.chart.ChartKind;
import org.concurrencyatlas.report.chart.Charts;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.TilePlot;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Cost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pictures of services")
class LatencyPicturesTest {
  private static final ReportInput RACED = ServiceRun.about(Optional.of(Cost.P99));

  @Test
  void theLinesOverTheLoadEndWhereAContenderIsSaturated() {
    Picture picture = only(ChartKind.LATENCY, RACED);
    XyPlot.Panel panel = ((XyPlot) picture.plot()).panels().getFirst();

    assertThat(panel.references().getFirst().name()).isEqualTo("no overhead");
    assertThat(panel.band()).as("more than the machine can compute").isPresent();
    assertThat(panel.band().get().name()).isEqualTo("machine full");
    assertThat(panel.band().get().from()).isCloseTo(100, within(1.0));
    assertThat(panel.series()).hasSize(5);
    assertThat(panel.series()).allSatisfy(line -> assertThat(line.failures()).isNotEmpty());
    assertThat(picture.note().says()).anyMatch(each -> each.contains("does not keep up from"));
  }

  /** Its p99 is as 1/(1 − load): from 30 % to 60 % it grows by 1.75, to 90 % by 7. */
  @Test
  void theKneeIsWhereLatencyHasDoubled() {
    Picture picture = only(ChartKind.LATENCY, RACED);
    XyPlot.Panel panel = ((XyPlot) picture.plot()).panels().getFirst();
    XyPlot.Series pool =
        panel.series().stream()
            .filter(each -> each.label().name().equals("fixed-pool"))
            .findFirst()
            .orElseThrow();

    double expected = 60 + 30 * Math.log(2 / 1.75) / Math.log(4);
    assertThat(pool.label().detail()).matches(" knee 6[1-5] %");
    assertThat(panel.references())
        .filteredOn(each -> each.name().isEmpty())
        .as("a bar for each that keeps up so far; sequential does not")
        .hasSize(4)
        .allSatisfy(
            each -> assertThat(each.spots().getFirst().x()).isCloseTo(expected, within(3.0)));
    assertThat(picture.subtitle()).contains("bars: the knee");
  }

  @Test
  void theQuantilesOfACellAscend() {
    List<Picture> pictures = Charts.of(ChartKind.QUANTILES, RACED, Metric.P99, Optional.empty());
    XyPlot plot = (XyPlot) pictures.getFirst().plot();

    assertThat(pictures).as("in the last cell nobody kept up").hasSize(3);
    assertThat(plot.panels().getFirst().series())
        .hasSize(5)
        .allSatisfy(line -> assertThat(line.path()).extracting(XyPlot.Spot::y).isSorted());
  }

  @Test
  void aStallIsADarkColumnAndTheTitleSaysWhose() {
    List<Picture> pictures =
        Charts.of(ChartKind.LATENCY_OVER_TIME, RACED, Metric.P99, Optional.empty());
    Picture picture = pictures.getFirst();
    TilePlot plot = (TilePlot) picture.plot();

    assertThat(pictures).as("in the last cell nobody kept up").hasSize(3);
    assertThat(picture.title()).startsWith("virtual-threads is late at 3.25 s: p99 ");
    assertThat(picture.subtitle()).contains("p99 of each 250 ms of a fork", "forks of block 3");
    assertThat(((TilePlot.Strips) plot.layout()).rows()).hasSize(5);
    assertThat(((TilePlot.Strips) plot.layout()).columns())
        .hasSize(32)
        .startsWith("0\u00a0s", "0.25\u00a0s");
    assertThat(plot.tiles())
        .filteredOn(each -> ((TilePlot.Share) each.tile()).value() > 0.8)
        .hasSize(2)
        .allSatisfy(each -> assertThat(each.column()).isBetween(13, 14));
  }

  private static Picture only(ChartKind kind, ReportInput input) {
    List<Picture> pictures = Charts.of(kind, input, input.primary(), Optional.empty());
    assertThat(pictures).hasSize(1);
    return pictures.getFirst();
  }
}
