package org.concurrencyatlas.report.chart.map;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.Canvas;
import org.concurrencyatlas.report.plot.Canvas.Anchor;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.ModelStyles;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.RowLabels;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Facets;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.verdict.ContenderResult;

/** How near each contender comes to the physical limit: contenders down, cells across. */
public final class EfficiencyChart implements Picture.Plot {
  /** What no picture of efficiency says. */
  static final List<String> CAVEATS =
      List.of(
          "A low percentage is not a low throughput: the limit differs from point to point.",
          "The limit is a bound. That a model could reach it is not said.");

  /** Above this number of cells side by side their names cannot be read. */
  private static final int MOST_COLUMNS = 12;

  private static final double NAMES = 380;
  private static final double HEAD = 84;
  private static final double TALLEST_ROW = 90;
  private static final double NARROWEST_HEAD = 60;
  private static final double HEAD_SIZE = 22;
  private static final double LEAST_HEAD_SIZE = 14;

  /** A row: a contender, or a model whose settings change from cell to cell. */
  private record Row(String model, String settings) {}

  private final List<CellSummary> cells;
  private final boolean byModel;
  private final List<Row> rows;

  private EfficiencyChart(List<CellSummary> cells) {
    this.cells = cells;
    this.byModel = cells.stream().allMatch(CellSummary::hasEachModelOnce);
    Set<Row> all = new LinkedHashSet<>();
    cells.forEach(cell -> cell.verdict().results().forEach(each -> all.add(row(each))));
    this.rows =
        all.stream()
            .sorted(
                Comparator.comparingDouble(this::least)
                    .thenComparingDouble(this::middle)
                    .reversed())
            .toList();
  }

  /** The maps of cells with a limit, and the rest side by side. */
  public static List<LazyPicture> drafts(String prefix, ReportInput input) {
    List<CellSummary> bounded =
        input.readings().stream()
            .filter(cell -> Double.isFinite(cell.verdict().limitTasksPerSecond()))
            .filter(cell -> !cell.finished().isEmpty() && cell.defect().isEmpty())
            .toList();
    List<LazyPicture> drafts = new ArrayList<>();
    Set<Point> mapped = new HashSet<>();
    for (Facets facets : Facets.of(bounded)) {
      String name = LazyPicture.name(prefix, drafts.size(), facets.place());
      drafts.add(new LazyPicture(facets.cells(), () -> EfficiencyMap.figure(name, facets, input)));
      facets.cells().forEach(cell -> mapped.add(cell.verdict().point()));
    }
    List<CellSummary> rest =
        bounded.stream().filter(cell -> !mapped.contains(cell.verdict().point())).toList();
    for (int from = 0; from < rest.size(); from += MOST_COLUMNS) {
      List<CellSummary> cells =
          List.copyOf(rest.subList(from, Math.min(rest.size(), from + MOST_COLUMNS)));
      String name = LazyPicture.name(prefix, drafts.size(), "cells");
      drafts.add(new LazyPicture(cells, () -> figure(name, cells, input)));
    }
    return drafts;
  }

  /** The picture of some cells. */
  static Picture figure(String name, List<CellSummary> cells, ReportInput input) {
    EfficiencyChart map = new EfficiencyChart(cells);
    String title = map.sentence();
    return new Picture(
        name,
        title,
        "percentage of the physical limit · the fuller the shade the nearer · – has no figure",
        input.method(),
        new SpeakerNote(List.of(title + "."), CAVEATS),
        new ModelStyles(input.models()),
        map);
  }

  @Override
  public void paint(Canvas canvas, Rectangle2D area) {
    double left = area.getX() + canvas.px(NAMES);
    double top = area.getY() + canvas.px(HEAD);
    double width = (area.getMaxX() - left) / cells.size();
    double height = Math.min(canvas.px(TALLEST_ROW), (area.getMaxY() - top) / rows.size());
    List<RowLabels.Name> names =
        rows.stream().map(row -> new RowLabels.Name(row.model(), row.settings())).toList();
    RowLabels text = new RowLabels(canvas, height, canvas.px(NAMES - 16), names);
    ShareTile tile = new ShareTile(canvas);
    for (int row = 0; row < rows.size(); row++) {
      double y = top + row * height;
      text.name(names.get(row), area.getX(), y + height / 2);
      for (int column = 0; column < cells.size(); column++) {
        tile.paint(
            share(cells.get(column), rows.get(row)),
            new Rectangle2D.Double(left + column * width, y, width, height));
      }
    }
    heads(canvas, left, top, width);
  }

  /** The points above the columns, without what they have in common; thinned where they touch. */
  private void heads(Canvas canvas, double left, double top, double width) {
    double room = Math.max(width, canvas.px(NARROWEST_HEAD)) - canvas.px(8);
    Font font = headFont(canvas, room);
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < cells.size(); i++) {
      double x = left + (i + 0.5) * width;
      if (x - room / 2 >= free) {
        List<String> lines = Canvas.wrap(head(cells.get(i)), font, room);
        int count = Math.min(2, lines.size());
        for (int line = 0; line < count; line++) {
          double baseline = top - canvas.px(12) - canvas.px(28) * (count - 1 - line);
          canvas.text(
              lines.get(line), x, baseline, Anchor.CENTRE, font, canvas.theme().foreground());
        }
        free = x + room / 2;
      }
    }
  }

  /** Letters shrink before a word is cut. */
  private Font headFont(Canvas canvas, double room) {
    double widest =
        cells.stream()
            .flatMap(cell -> Stream.of(head(cell).split(" ", -1)))
            .mapToDouble(word -> Canvas.width(word, canvas.font(HEAD_SIZE, false)))
            .max()
            .orElse(1);
    double size = HEAD_SIZE * Math.min(1, room / widest);
    return canvas.font(Math.max(LEAST_HEAD_SIZE, size), false);
  }

  /** The workload where there are several, and the parameters in which its cells differ. */
  private String head(CellSummary cell) {
    String workload = cell.verdict().point().workload();
    List<CellSummary> like =
        cells.stream().filter(each -> each.verdict().point().workload().equals(workload)).toList();
    Map<String, Long> own = new TreeMap<>(cell.verdict().point().parameters());
    own.entrySet().removeIf(each -> like.stream().allMatch(other -> has(other, each)));
    return like.size() == cells.size()
        ? PointName.parameters(own)
        : (workload + " " + PointName.parameters(own)).strip();
  }

  private static boolean has(CellSummary cell, Map.Entry<String, Long> parameter) {
    return parameter.getValue().equals(cell.verdict().point().parameters().get(parameter.getKey()));
  }

  private String sentence() {
    Row best = rows.getFirst();
    List<String> workloads =
        cells.stream().map(cell -> cell.verdict().point().workload()).distinct().toList();
    String where = workloads.size() == 1 ? " on " + workloads.getFirst() : "";
    String name = best.model() + best.settings();
    return least(best) > 0
        ? "%s never falls below %s of the physical limit%s"
            .formatted(name, Numbers.wholePercent(least(best)), where)
        : "No model finished every cell%s; %s comes nearest to the physical limit: %s in the median"
            .formatted(where, name, Numbers.wholePercent(middle(best)));
  }

  /** The lowest over the cells; 0 when one has no figure. */
  private double least(Row row) {
    return shares(row).min().orElse(0);
  }

  /** The median over the cells; one that was not finished counts as nothing. */
  private double middle(Row row) {
    double[] sorted = shares(row).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private DoubleStream shares(Row row) {
    return cells.stream()
        .mapToDouble(cell -> share(cell, row))
        .map(share -> Double.isFinite(share) ? share : 0);
  }

  private double share(CellSummary cell, Row row) {
    return cell.finished().stream()
        .filter(each -> row(each).equals(row))
        .mapToDouble(ContenderResult::shareOfLimit)
        .findFirst()
        .orElse(Double.NaN);
  }

  private Row row(ContenderResult result) {
    String model = result.contender().model();
    return new Row(model, byModel ? "" : result.contender().toString().substring(model.length()));
  }
}
