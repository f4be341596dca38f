package org.concurrencyatlas.report.page;

import java.awt.Color;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.ModelStyle;
import org.concurrencyatlas.report.plot.ModelStyles;
import org.concurrencyatlas.report.plot.Theme;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * The figures that the page's script shows. Rows are lists, not objects, and figures have four
 * digits: of a large run the page stays small. What is unknown is the text NaN.
 */
final class PageData {
  private static final MathContext DIGITS = new MathContext(4);

  private final ReportInput findings;
  private final List<CellSummary> cells;
  private final List<Contender> contenders;
  private final List<PageMaps.Group> maps;

  PageData(ReportInput findings) {
    this.findings = findings;
    this.cells = findings.readings();
    this.contenders =
        cells.stream()
            .flatMap(cell -> cell.verdict().results().stream())
            .map(ContenderResult::contender)
            .distinct()
            .sorted()
            .toList();
    this.maps = PageMaps.of(cells);
  }

  /** The maps, in the order in which the script numbers them. */
  List<PageMaps.Group> maps() {
    return maps;
  }

  /** JSON that may stand inside a script element. */
  String json() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("epsilon", findings.verdicts().epsilon());
    data.put("contenders", contenders.stream().map(PageData::contender).toList());
    data.put("marks", marks());
    data.put("cells", cells.stream().map(this::cell).toList());
    data.put("maps", maps.stream().flatMap(group -> group.maps().stream()).toList());
    return Json.line(data).replace("<", "\\u003c");
  }

  /** Name and model. */
  private static List<String> contender(Contender contender) {
    return List.of(contender.toString(), contender.model());
  }

  private Map<String, Object> marks() {
    Map<String, Object> marks = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      ModelStyle mark = new ModelStyles(findings.models()).of(contender.model());
      marks.put(
          contender.model(),
          List.of(
              hex(mark.colour(Theme.LIGHT)),
              hex(mark.colour(Theme.DARK)),
              mark.mark().shape().name(),
              mark.mark().filled()));
    }
    return marks;
  }

  private Map<String, Object> cell(CellSummary cell) {
    MapTile tile = MapTile.of(cell, Metric.THROUGHPUT);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", PointName.of(cell.verdict().point()));
    data.put("decision", cell.decision());
    data.put("claim", tile.claim().name());
    data.put("who", tile.who().stream().map(contenders::indexOf).toList());
    data.put("figure", tile.figure());
    data.put("defect", cell.defect().isPresent());
    data.put("headline", cell.headline());
    data.put("blocks", cell.verdict().blocks());
    data.put("standings", cell.verdict().results().stream().map(this::standing).toList());
    return data;
  }

  /** Contender, finished, rate ×3, ratio to the leader ×3, share, CPU, memory, forks, reason. */
  private List<Object> standing(ContenderResult standing) {
    List<Object> row = new ArrayList<>();
    row.add(contenders.indexOf(standing.contender()));
    row.add(standing.state() == ContenderResult.State.VOID ? 0 : 1);
    row.addAll(interval(standing.tasksPerSecond()));
    row.addAll(interval(standing.ratioToLeader()));
    row.add(round(standing.shareOfLimit()));
    row.add(round(standing.cpuNanosPerTask()));
    row.add(round(standing.peakResidentBytes()));
    row.add(standing.forkTasksPerSecond().stream().map(PageData::round).toList());
    row.add(CellSummary.exclusion(standing));
    return row;
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
