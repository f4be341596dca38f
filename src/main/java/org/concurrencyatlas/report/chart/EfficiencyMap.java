package org.concurrencyatlas.report.chart;

import java.util.List;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.TilePlot;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Facets;
import org.concurrencyatlas.report.view.ReportInput;

/** How near the leader of each cell comes to the physical limit, over two parameters. */
final class EfficiencyMap {
  private EfficiencyMap() {}

  /** The picture of some maps. */
  static Picture picture(String name, Facets facets, ReportInput input) {
    double[] shares =
        facets.cells().stream()
            .mapToDouble(EfficiencyMap::share)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double least = shares.length == 0 ? Double.NaN : shares[0];
    double most = shares.length == 0 ? Double.NaN : shares[shares.length - 1];
    String title =
        "On %s the best model reaches %s of the physical limit"
            .formatted(
                facets.place(), range(Numbers.wholePercent(least), Numbers.wholePercent(most)));
    return new Picture(
        name,
        title,
        "throughput of each cell's leader as a percentage of the limit · the fuller the shade the nearer",
        input.method(),
        new SpeakerNote(List.of(title + "."), EfficiencyChart.CAVEATS),
        new TilePlot(
            MapLayout.of(facets),
            MapLayout.placed(facets, cell -> EfficiencyChart.tile(share(cell))),
            List.of()));
  }

  private static String range(String least, String most) {
    return least.equals(most) ? most : least.replace(" %", "") + "–" + most;
  }

  private static double share(CellSummary cell) {
    return cell.leader().map(each -> each.shareOfLimit().estimate()).orElse(Double.NaN);
  }
}
