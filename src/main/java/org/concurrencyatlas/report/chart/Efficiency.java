package org.concurrencyatlas.report.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.report.draw.Canvas;
import org.concurrencyatlas.report.draw.Canvas.Anchor;
import org.concurrencyatlas.report.draw.Figure;
import org.concurrencyatlas.report.draw.Note;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Figures;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.PointName;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.verdict.Standing;

/**
 * How near each contender comes to the physical limit: contenders down, the points of one workload
 * across.
 */
final class Efficiency implements Figure.Plot {
  /** What no picture of efficiency says. */
  static final List<String> CAVEATS =
      List.of(
          "A low percentage is not a low throughput: the limit differs from point to point.",
          "The limit is a bound. That a model could reach it is not said.");

  private static final double NAMES = 380;
  private static final double HEAD = 84;
  private static final double TALLEST_ROW = 90;
  private static final double NARROWEST_HEAD = 60;

  private final List<CellReading> cells;
  private final List<Contender> contenders;

  private Efficiency(List<CellReading> cells) {
    this.cells = cells;
    Set<Contender> all = new LinkedHashSet<>();
    cells.forEach(cell -> cell.verdict().standings().forEach(each -> all.add(each.contender())));
    this.contenders =
        all.stream().sorted(Comparator.comparingDouble(this::middle).reversed()).toList();
  }

  /** The map of one workload. */
  static Figure figure(String name, String workload, List<CellReading> cells, Findings findings) {
    Efficiency map = new Efficiency(cells);
    String title = map.sentence(workload);
    return new Figure(
        name,
        title,
        "percentage of the physical limit · the darker the nearer · – did not finish",
        findings.method(),
        new Note(List.of(title + "."), CAVEATS),
        map);
  }

  @Override
  public void paint(Canvas canvas, Rectangle2D area) {
    double left = area.getX() + canvas.px(NAMES);
    double top = area.getY() + canvas.px(HEAD);
    double width = (area.getMaxX() - left) / cells.size();
    double height = Math.min(canvas.px(TALLEST_ROW), (area.getMaxY() - top) / contenders.size());
    RowText text = new RowText(canvas, height);
    ShareTile tile = new ShareTile(canvas);
    for (int row = 0; row < contenders.size(); row++) {
      double y = top + row * height;
      text.name(contenders.get(row), area.getX(), y + height / 2, canvas.px(NAMES - 16));
      for (int column = 0; column < cells.size(); column++) {
        tile.paint(
            share(cells.get(column), contenders.get(row)),
            new Rectangle2D.Double(left + column * width, y, width, height));
      }
    }
    heads(canvas, left, top, width);
  }

  /** The points above the columns, without what they have in common; thinned where they touch. */
  private void heads(Canvas canvas, double left, double top, double width) {
    Font font = canvas.font(22, false);
    double room = Math.max(width, canvas.px(NARROWEST_HEAD)) - canvas.px(8);
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < cells.size(); i++) {
      double x = left + (i + 0.5) * width;
      if (x - room / 2 >= free) {
        List<String> lines = Canvas.wrap(PointName.parameters(own(cells.get(i))), font, room);
        int count = Math.min(2, lines.size());
        for (int line = 0; line < count; line++) {
          double baseline = top - canvas.px(12) - canvas.px(28) * (count - 1 - line);
          canvas.text(lines.get(line), x, baseline, Anchor.CENTRE, font, canvas.theme().ink());
        }
        free = x + room / 2;
      }
    }
  }

  /** The parameters in which a cell differs from another one. */
  private Map<String, Long> own(CellReading cell) {
    Map<String, Long> own = new TreeMap<>(cell.verdict().point().parameters());
    if (cells.size() > 1) {
      own.entrySet().removeIf(each -> cells.stream().allMatch(other -> has(other, each)));
    }
    return own;
  }

  private static boolean has(CellReading cell, Map.Entry<String, Long> parameter) {
    return parameter.getValue().equals(cell.verdict().point().parameters().get(parameter.getKey()));
  }

  private String sentence(String workload) {
    Contender best = contenders.getFirst();
    double[] shares = shares(best).filter(share -> share > 0).sorted().toArray();
    String least = Figures.wholePercent(shares[0]);
    String most = Figures.wholePercent(shares[shares.length - 1]);
    return "%s comes nearest to the physical limit on %s: %s of it"
        .formatted(
            best, workload, least.equals(most) ? most : least.replace(" %", "") + "–" + most);
  }

  /** The median over the points; a point that was not finished counts as nothing. */
  private double middle(Contender contender) {
    double[] sorted = shares(contender).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private DoubleStream shares(Contender contender) {
    return cells.stream()
        .mapToDouble(cell -> share(cell, contender))
        .map(share -> Double.isFinite(share) ? share : 0);
  }

  private static double share(CellReading cell, Contender contender) {
    return cell.finished().stream()
        .filter(each -> each.contender().equals(contender))
        .mapToDouble(Standing::shareOfLimit)
        .findFirst()
        .orElse(Double.NaN);
  }
}
