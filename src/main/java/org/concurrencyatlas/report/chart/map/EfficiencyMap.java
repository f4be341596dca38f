package org.concurrencyatlas.report.chart.map;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.Canvas;
import org.concurrencyatlas.report.plot.ModelStyles;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Facets;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.verdict.ContenderResult;

/** How near the leader of each cell comes to the physical limit, over two parameters. */
final class EfficiencyMap implements Picture.Plot {
  private final Facets facets;

  private EfficiencyMap(Facets facets) {
    this.facets = facets;
  }

  /** The picture of some maps. */
  static Picture figure(String name, Facets facets, ReportInput input) {
    EfficiencyMap map = new EfficiencyMap(facets);
    double[] shares = map.shares().sorted().toArray();
    String title =
        "On %s the best model reaches %s–%s of the physical limit"
            .formatted(
                facets.place(),
                Numbers.wholePercent(shares.length == 0 ? Double.NaN : shares[0]).replace(" %", ""),
                Numbers.wholePercent(shares.length == 0 ? Double.NaN : shares[shares.length - 1]));
    return new Picture(
        name,
        title,
        "throughput of each cell's leader as a percentage of the limit · the fuller the shade the nearer",
        input.method(),
        new SpeakerNote(List.of(title + "."), EfficiencyChart.CAVEATS),
        new ModelStyles(input.models()),
        map);
  }

  @Override
  public void paint(Canvas canvas, Rectangle2D area) {
    ShareTile tile = new ShareTile(canvas);
    new PlaneFrame(canvas, facets, area).paint((cell, place) -> tile.paint(share(cell), place));
  }

  private DoubleStream shares() {
    return facets.cells().stream().mapToDouble(EfficiencyMap::share).filter(Double::isFinite);
  }

  private static double share(CellSummary cell) {
    return cell.leader().map(ContenderResult::shareOfLimit).orElse(Double.NaN);
  }
}
