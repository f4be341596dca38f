package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.PlotAxis;
import org.concurrencyatlas.report.plot.PlotAxis.Scale;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.plot.XyPlot.Node;
import org.concurrencyatlas.report.plot.XyPlot.Panel;
import org.concurrencyatlas.report.plot.XyPlot.Reference;
import org.concurrencyatlas.report.plot.XyPlot.Series;
import org.concurrencyatlas.report.plot.XyPlot.Spot;
import org.concurrencyatlas.report.plot.XyPlot.Stroke;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * Throughput against what it costs, for one cell: CPU time at the left, memory at the right. A
 * contender is on the front when no other is at least as good in all three and better in one.
 */
final class ParetoChart {
  /** Below and left of zero, so that no mark is cut. */
  private static final double ROOM = 0.04;

  private final CellSummary cell;
  private final ReportInput input;
  private final List<ContenderResult> results;

  private ParetoChart(CellSummary cell, ReportInput input) {
    this.cell = cell;
    this.input = input;
    this.results =
        cell.finished().stream()
            .filter(
                each -> each.usage().cpuNanosPerTask() > 0 && each.usage().peakResidentBytes() > 0)
            .sorted(Comparator.comparingDouble(each -> -rate(each)))
            .toList();
  }

  /** A picture for each cell of which the costs of two contenders are known. */
  static List<LazyPicture> pictures(String prefix, ReportInput input) {
    List<LazyPicture> pictures = new ArrayList<>();
    for (CellSummary cell : input.cells()) {
      ParetoChart chart = new ParetoChart(cell, input);
      if (chart.results.size() > 1) {
        String name = LazyPicture.name(prefix, pictures.size(), cell.verdict().point().toString());
        pictures.add(new LazyPicture(List.of(cell), () -> chart.picture(name)));
      }
    }
    return pictures;
  }

  private Picture picture(String name) {
    String title =
        "%s: nobody beats %s in throughput, CPU time and memory at once"
            .formatted(
                PointName.of(cell.verdict().point()),
                ContenderNames.list(front(Metric.CPU, Metric.MEMORY), 3));
    return new Picture(
        name,
        title,
        "up and to the left is better · line: the front of the two quantities · medians, not tested",
        input.method(cell.verdict()),
        new SpeakerNote(
            List.of(title + "."),
            List.of(
                "Medians over forks; small differences may be noise.",
                "CPU time and memory are those of the whole process tree, the JVM's own included.")),
        new XyPlot(List.of(panel(Metric.CPU), panel(Metric.MEMORY))));
  }

  private Panel panel(Metric cost) {
    double dearest = results.stream().mapToDouble(each -> cost(cost, each)).max().orElse(1);
    double fastest = results.stream().mapToDouble(ParetoChart::rate).max().orElse(1);
    List<Contender> front = front(cost);
    List<Spot> line =
        results.stream()
            .filter(each -> front.contains(each.contender()))
            .map(each -> new Spot(cost(cost, each), rate(each)))
            .sorted(Comparator.comparingDouble(Spot::x))
            .toList();
    return new Panel(
        PlotAxis.ofNumbers(
            cost.title(),
            Scale.LINEAR,
            -ROOM * dearest,
            1.12 * dearest,
            cost.unit(dearest),
            cost::say),
        PlotAxis.ofNumbers(
            Metric.THROUGHPUT.title(),
            Scale.LINEAR,
            -ROOM * fastest,
            1.08 * fastest,
            1,
            value -> Numbers.tick(value, fastest)),
        List.of(new Reference("", line, Stroke.SOLID)),
        results.stream().map(each -> series(cost, each)).toList(),
        Optional.empty());
  }

  private Series series(Metric cost, ContenderResult result) {
    List<Contender> all = results.stream().map(ContenderResult::contender).toList();
    String model = result.contender().model();
    Label label =
        Label.of(input.marks(), model, ContenderNames.distinction(result.contender(), all));
    Node node = new Node(cost(cost, result), Interval.unbounded(rate(result)));
    return new Series(label, rate(result), List.of(), Stroke.NONE, List.of(node));
  }

  /** The contenders that no other beats in throughput and these costs at once. */
  private List<Contender> front(Metric... costs) {
    return results.stream()
        .filter(each -> results.stream().noneMatch(other -> beats(other, each, costs)))
        .map(ContenderResult::contender)
        .toList();
  }

  private static boolean beats(ContenderResult one, ContenderResult other, Metric... costs) {
    boolean noWorse =
        rate(one) >= rate(other)
            && Stream.of(costs).allMatch(each -> cost(each, one) <= cost(each, other));
    boolean better =
        rate(one) > rate(other)
            || Stream.of(costs).anyMatch(each -> cost(each, one) < cost(each, other));
    return noWorse && better;
  }

  private static double rate(ContenderResult result) {
    return result.tasksPerSecond().estimate();
  }

  private static double cost(Metric cost, ContenderResult result) {
    return cost.value(result).estimate();
  }
}
