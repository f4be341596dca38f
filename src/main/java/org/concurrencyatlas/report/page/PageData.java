package org.concurrencyatlas.report.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.text.CellText;
import org.concurrencyatlas.report.text.ResultText;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.latency.Quantile;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.LatencyResult;

/**
 * The figures that the page's script shows. Rows are lists, not objects, and figures have four
 * digits: of a large run the page stays small. What is unknown is the text NaN.
 */
final class PageData {
  private static final MathContext DIGITS = new MathContext(4);

  private final List<CellSummary> cells;
  private final List<Contender> contenders;

  PageData(ReportInput input) {
    this.cells = input.cells();
    this.contenders = contenders(cells);
  }

  /** All contenders, in the order of their names. */
  private static List<Contender> contenders(List<CellSummary> cells) {
    return cells.stream()
        .flatMap(cell -> cell.verdict().results().stream())
        .map(ContenderResult::contender)
        .distinct()
        .sorted()
        .toList();
  }

  /** The models that take part, in the order of their names. */
  List<String> models() {
    return contenders.stream().map(Contender::model).distinct().toList();
  }

  /** JSON that may stand inside a script element. */
  String json() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("contenders", contenders.stream().map(PageData::contender).toList());
    data.put("cells", cells.stream().map(this::cell).toList());
    return Json.line(data).replace("<", "\\u003c");
  }

  /** Name and model. */
  private static List<String> contender(Contender contender) {
    return List.of(contender.toString(), contender.model());
  }

  private Map<String, Object> cell(CellSummary cell) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("point", cell.verdict().point().toString());
    data.put("name", PointName.of(cell.verdict().point()));
    data.put("decision", CellText.decision(cell));
    data.put("defect", !cell.comparable());
    data.put("headline", CellText.headline(cell));
    data.put("blocks", cell.verdict().blocks());
    for (Metric metric : Metric.values()) {
      data.put(
          metric.id(),
          MapTile.of(cell, metric).who().stream().map(Contender::model).distinct().toList());
    }
    data.put("standings", cell.verdict().results().stream().map(each -> row(cell, each)).toList());
    return data;
  }

  /**
   * Contender, its finding, rate ×3, ratio to the leader ×3, share, CPU, memory, forks, reason,
   * latency ×3.
   */
  private List<Object> row(CellSummary cell, ContenderResult result) {
    List<Object> row = new ArrayList<>();
    row.add(contenders.indexOf(result.contender()));
    row.add(ResultText.finding(cell, result));
    row.addAll(interval(result.tasksPerSecond()));
    row.addAll(interval(result.ratioToLeader()));
    row.add(round(result.shareOfLimit().estimate()));
    row.add(round(result.usage().cpuNanosPerTask()));
    row.add(round(result.usage().peakResidentBytes()));
    row.add(result.forkTasksPerSecond().stream().map(PageData::round).toList());
    row.add(ResultText.exclusion(result));
    LatencyResult latency = result.latency().orElse(LatencyResult.UNKNOWN);
    Stream.of(Quantile.values()).forEach(each -> row.add(round(latency.at(each).estimate())));
    return row;
  }

  private static List<Double> interval(Interval interval) {
    return List.of(round(interval.estimate()), round(interval.low()), round(interval.high()));
  }

  private static double round(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : Double.NaN;
  }
}
