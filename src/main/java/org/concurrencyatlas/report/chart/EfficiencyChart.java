package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.TilePlot;
import org.concurrencyatlas.report.plot.TilePlot.Placed;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Facets;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.verdict.ContenderResult;

/** How near each contender comes to the physical limit: cells down, contenders across. */
final class EfficiencyChart {
  /** What a chart of efficiency does not say. */
  static final List<String> CAVEATS =
      List.of(
          "A low percentage is not a low throughput: the limit differs from point to point.",
          "The limit is a bound. That a model could reach it is not said.");

  /** Of more cells the names cannot be read from afar. */
  private static final int MOST_ROWS = 10;

  /** Of more contenders only the best of each model is shown. */
  private static final int MOST_COLUMNS = 12;

  /** A lower share is not worth a sentence. */
  private static final double LEAST_TOLD = 0.01;

  /** A column: a contender, or a model whose settings change from cell to cell. */
  private record Column(String model, String settings) {
    String name() {
      return model + settings;
    }
  }

  private final List<CellSummary> cells;
  private final boolean byModel;
  private final List<Column> columns;
  private final ReportInput input;

  private EfficiencyChart(List<CellSummary> cells, ReportInput input) {
    this.input = input;
    this.cells = cells;
    long contenders =
        cells.stream()
            .flatMap(EfficiencyChart::results)
            .map(ContenderResult::contender)
            .distinct()
            .count();
    this.byModel =
        contenders > MOST_COLUMNS || cells.stream().allMatch(CellSummary::hasEachModelOnce);
    Set<Column> all =
        cells.stream()
            .flatMap(EfficiencyChart::results)
            .map(this::column)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    this.columns =
        all.stream()
            .sorted(
                Comparator.comparingDouble(this::least)
                    .thenComparingDouble(this::middle)
                    .reversed())
            .toList();
  }

  /** The maps of cells with a limit, and the rest side by side. */
  static List<LazyPicture> pictures(String prefix, ReportInput input) {
    List<CellSummary> bounded =
        input.cells().stream()
            .filter(cell -> Double.isFinite(cell.verdict().limitTasksPerSecond()))
            .filter(cell -> !cell.finished().isEmpty() && cell.comparable())
            .toList();
    List<LazyPicture> pictures = new ArrayList<>();
    Set<Point> mapped = new HashSet<>();
    for (Facets facets : Facets.of(bounded)) {
      String name = LazyPicture.name(prefix, pictures.size(), facets.place());
      pictures.add(
          new LazyPicture(facets.cells(), () -> EfficiencyMap.picture(name, facets, input)));
      facets.cells().forEach(cell -> mapped.add(cell.verdict().point()));
    }
    List<CellSummary> rest =
        bounded.stream().filter(cell -> !mapped.contains(cell.verdict().point())).toList();
    for (int from = 0; from < rest.size(); from += MOST_ROWS) {
      List<CellSummary> cells =
          List.copyOf(rest.subList(from, Math.min(rest.size(), from + MOST_ROWS)));
      String name = LazyPicture.name(prefix, pictures.size(), "cells");
      pictures.add(new LazyPicture(cells, () -> new EfficiencyChart(cells, input).picture(name)));
    }
    return pictures;
  }

  private Picture picture(String name) {
    String title = sentence();
    return new Picture(
        name,
        title,
        "percentage of the physical limit · the fuller the shade the nearer · – has no figure",
        input.method(),
        new SpeakerNote(List.of(title + "."), CAVEATS),
        plot());
  }

  private TilePlot plot() {
    List<Placed> tiles = new ArrayList<>();
    for (int row = 0; row < cells.size(); row++) {
      for (int column = 0; column < columns.size(); column++) {
        tiles.add(new Placed(0, column, row, tile(share(cells.get(row), columns.get(column)))));
      }
    }
    List<Label> names =
        columns.stream()
            .map(each -> Label.of(input.marks(), each.model(), each.settings()))
            .toList();
    return new TilePlot(
        new TilePlot.Table(cells.stream().map(this::name).toList(), names), tiles, List.of());
  }

  /** A share of the limit as a tile. */
  static TilePlot.Tile tile(double share) {
    return new TilePlot.Share(share, Numbers.wholePercent(share));
  }

  /** The workload where there are several, and the parameters in which its cells differ. */
  private String name(CellSummary cell) {
    String workload = cell.verdict().point().workload();
    List<CellSummary> like =
        cells.stream().filter(each -> each.verdict().point().workload().equals(workload)).toList();
    Point own = cell.verdict().point();
    for (Map.Entry<String, String> value : own.texts().entrySet()) {
      if (like.stream().allMatch(other -> has(other, value))) {
        own = own.without(value.getKey());
      }
    }
    String told = PointName.values(own);
    return like.size() == cells.size() ? told : (workload + " " + told).strip();
  }

  private static boolean has(CellSummary cell, Map.Entry<String, String> value) {
    return value.getValue().equals(cell.verdict().point().texts().get(value.getKey()));
  }

  private String sentence() {
    Column steadiest = columns.getFirst();
    List<String> workloads =
        cells.stream().map(cell -> cell.verdict().point().workload()).distinct().toList();
    String where = workloads.size() == 1 ? " on " + workloads.getFirst() : "";
    if (least(steadiest) >= LEAST_TOLD) {
      return "%s never falls below %s of the physical limit%s"
          .formatted(steadiest.name(), Numbers.wholePercent(least(steadiest)), where);
    }
    Column nearest = Collections.max(columns, Comparator.comparingDouble(this::middle));
    String praise =
        "%s comes nearest to the physical limit: %s in the median of the cells"
            .formatted(nearest.name(), Numbers.wholePercent(middle(nearest)));
    return least(steadiest) > 0
        ? praise + where
        : "No model was measured in every cell%s; %s".formatted(where, praise);
  }

  /** The lowest over the cells; 0 when one has no figure. */
  private double least(Column column) {
    return shares(column).min().orElse(0);
  }

  /** The median over the cells; one that was not finished counts as nothing. */
  private double middle(Column column) {
    return new Median().evaluate(shares(column).toArray());
  }

  private DoubleStream shares(Column column) {
    return cells.stream()
        .mapToDouble(cell -> share(cell, column))
        .map(share -> Double.isFinite(share) ? share : 0);
  }

  /** The best of a model that has several settings. */
  private double share(CellSummary cell, Column column) {
    return cell.finished().stream()
        .filter(each -> column(each).equals(column))
        .mapToDouble(each -> each.shareOfLimit().estimate())
        .max()
        .orElse(Double.NaN);
  }

  private static Stream<ContenderResult> results(CellSummary cell) {
    return cell.verdict().results().stream();
  }

  private Column column(ContenderResult result) {
    String model = result.contender().model();
    return new Column(
        model, byModel ? "" : result.contender().toString().substring(model.length()));
  }
}
