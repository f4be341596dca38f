package org.concurrencyatlas.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.report.draw.Canvas;
import org.concurrencyatlas.report.draw.Figure;
import org.concurrencyatlas.report.draw.Note;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Facets;
import org.concurrencyatlas.report.text.Figures;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.verdict.Standing;

/** How near the leader of each cell comes to the physical limit, over two parameters. */
final class EfficiencyMap implements Figure.Plot {
  private final Facets facets;

  private EfficiencyMap(Facets facets) {
    this.facets = facets;
  }

  /** The picture of some maps. */
  static Figure figure(String name, Facets facets, Findings findings) {
    EfficiencyMap map = new EfficiencyMap(facets);
    double[] shares = map.shares().sorted().toArray();
    String title =
        "On %s the best model reaches %s–%s of the physical limit"
            .formatted(
                facets.place(),
                Figures.wholePercent(shares.length == 0 ? Double.NaN : shares[0]).replace(" %", ""),
                Figures.wholePercent(shares.length == 0 ? Double.NaN : shares[shares.length - 1]));
    return new Figure(
        name,
        title,
        "throughput of each cell's leader as a percentage of the limit · the fuller the shade the nearer",
        findings.method(),
        new Note(List.of(title + "."), Efficiency.CAVEATS),
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

  private static double share(CellReading cell) {
    return cell.leader().map(Standing::shareOfLimit).orElse(Double.NaN);
  }
}
