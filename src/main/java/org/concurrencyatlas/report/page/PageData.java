package org.concurrencyatlas.report.page;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.concurrencyatlas.report.draw.ModelMark;
import org.concurrencyatlas.report.draw.Theme;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.Objective;
import org.concurrencyatlas.report.text.Plane;
import org.concurrencyatlas.report.text.PointName;
import org.concurrencyatlas.report.text.Tile;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Json;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.Standing;

/**
 * The figures that the page's script shows. Rows are lists, not objects, and figures have four
 * digits: of a large run the page stays small. What is unknown is the text NaN.
 */
final class PageData {
  private static final MathContext DIGITS = new MathContext(4);

  private final Findings findings;
  private final List<CellReading> cells;
  private final Map<Point, Integer> places = new HashMap<>();
  private final List<Contender> contenders;
  private final List<Map<String, Object>> maps;

  PageData(Findings findings) {
    this.findings = findings;
    this.cells = findings.readings();
    for (int i = 0; i < cells.size(); i++) {
      places.put(cells.get(i).verdict().point(), i);
    }
    this.contenders =
        cells.stream()
            .flatMap(cell -> cell.verdict().standings().stream())
            .map(Standing::contender)
            .distinct()
            .sorted()
            .toList();
    this.maps = maps();
  }

  /** The titles of the maps, in their order. */
  List<String> mapTitles() {
    return maps.stream().map(map -> String.valueOf(map.get("title"))).toList();
  }

  /** JSON that may stand inside a script element. */
  String json() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("epsilon", findings.verdicts().epsilon());
    data.put("contenders", contenders.stream().map(PageData::contender).toList());
    data.put("marks", marks());
    data.put("claims", claims());
    data.put("cells", cells.stream().map(this::cell).toList());
    data.put("maps", maps);
    return Json.line(data).replace("<", "\\u003c");
  }

  /** Name and model. */
  private static List<String> contender(Contender contender) {
    return List.of(contender.toString(), contender.model());
  }

  private Map<String, Object> marks() {
    Map<String, Object> marks = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      ModelMark mark = ModelMark.of(contender.model());
      marks.put(
          contender.model(),
          List.of(
              hex(mark.colour(Theme.LIGHT)),
              hex(mark.colour(Theme.DARK)),
              mark.glyph().name(),
              mark.filled()));
    }
    return marks;
  }

  private static Map<String, String> claims() {
    Map<String, String> claims = new LinkedHashMap<>();
    for (Tile.Claim claim : Tile.Claim.values()) {
      claims.put(claim.name(), claim.words());
    }
    return claims;
  }

  private Map<String, Object> cell(CellReading cell) {
    Tile tile = Tile.of(cell, Objective.THROUGHPUT);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", PointName.of(cell.verdict().point()));
    data.put("decision", cell.decision());
    data.put("claim", tile.claim().name());
    data.put("who", tile.who().stream().map(contenders::indexOf).toList());
    data.put("figure", tile.figure());
    data.put("headline", cell.headline());
    data.put("blocks", cell.verdict().blocks());
    data.put("limit", round(cell.verdict().limitTasksPerSecond()));
    data.put("standings", cell.verdict().standings().stream().map(this::standing).toList());
    return data;
  }

  /** Contender, finished, rate ×3, ratio to the leader ×3, share, CPU, memory, forks, reason. */
  private List<Object> standing(Standing standing) {
    List<Object> row = new ArrayList<>();
    row.add(contenders.indexOf(standing.contender()));
    row.add(standing.state() == Standing.State.VOID ? 0 : 1);
    row.addAll(interval(standing.tasksPerSecond()));
    row.addAll(interval(standing.ratioToLeader()));
    row.add(round(standing.shareOfLimit()));
    row.add(round(standing.cpuNanosPerTask()));
    row.add(round(standing.peakResidentBytes()));
    row.add(standing.forkTasksPerSecond().stream().map(PageData::round).toList());
    row.add(standing.reason());
    return row;
  }

  /** Where each cell stands on a map; cells without a plane stand in a row of their workload. */
  private List<Map<String, Object>> maps() {
    List<Map<String, Object>> maps = new ArrayList<>();
    List<Plane> planes = Plane.of(cells).stream().filter(plane -> !plane.up().isEmpty()).toList();
    planes.forEach(plane -> maps.add(map(plane)));
    if (planes.stream().mapToInt(plane -> plane.cells().size()).sum() < cells.size()) {
      maps.addFirst(board());
    }
    return maps;
  }

  private Map<String, Object> map(Plane plane) {
    return map(
        plane.place(),
        plane.columns().stream().map(value -> PointName.value(plane.across(), value)).toList(),
        plane.rows().stream().map(value -> PointName.value(plane.up(), value)).toList(),
        List.of(PointName.axis(plane.across()), PointName.axis(plane.up())),
        plane.places().stream()
            .map(each -> List.of(each.column(), each.row(), place(each.cell())))
            .toList());
  }

  private Map<String, Object> board() {
    List<String> workloads =
        cells.stream()
            .map(cell -> cell.verdict().point().workload())
            .distinct()
            .toList()
            .reversed();
    int[] filled = new int[workloads.size()];
    List<List<Integer>> tiles = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      int row = workloads.indexOf(cells.get(i).verdict().point().workload());
      tiles.add(List.of(filled[row]++, row, i));
    }
    int most = tiles.stream().mapToInt(place -> place.getFirst() + 1).max().orElse(0);
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= most; i++) {
      columns.add(String.format(Locale.ROOT, "%d", i));
    }
    return map("all cells", columns, workloads, List.of("cell", "workload"), tiles);
  }

  /** The cell's position among all. */
  private int place(CellReading cell) {
    return places.getOrDefault(cell.verdict().point(), 0);
  }

  private static Map<String, Object> map(
      String title,
      List<String> columns,
      List<String> rows,
      List<String> axes,
      List<List<Integer>> tiles) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("title", title);
    map.put("columns", columns);
    map.put("rows", rows);
    map.put("axes", axes);
    map.put("places", tiles);
    return map;
  }

  private static List<Double> interval(Interval interval) {
    return List.of(round(interval.estimate()), round(interval.low()), round(interval.high()));
  }

  private static double round(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : Double.NaN;
  }

  private static String hex(Color colour) {
    return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xFFFFFF);
  }
}
