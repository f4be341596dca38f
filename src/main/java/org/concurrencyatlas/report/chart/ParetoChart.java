package org.concurrencyatlas.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.Canvas;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.LineLabels;
import org.concurrencyatlas.report.plot.ModelStyles;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * Throughput against what it costs, for one cell: CPU time at the left, memory at the right. A
 * contender is on the front when no other is at least as good in all three and better in one.
 */
final class ParetoChart implements Picture.Plot {
  private static final double LABELS = 490;

  /** Below and left of zero, so that no mark is cut. */
  private static final double ROOM = 0.04;

  private final List<ContenderResult> results;

  private ParetoChart(CellSummary cell) {
    this.results =
        cell.finished().stream()
            .filter(each -> each.cpuNanosPerTask() > 0 && each.peakResidentBytes() > 0)
            .sorted(Comparator.comparingDouble(each -> -each.tasksPerSecond().estimate()))
            .toList();
  }

  /** A picture for each cell of which the costs of two contenders are known. */
  static List<LazyPicture> drafts(String prefix, ReportInput input) {
    List<LazyPicture> drafts = new ArrayList<>();
    for (CellSummary cell : input.readings()) {
      if (new ParetoChart(cell).results.size() > 1) {
        String name = LazyPicture.name(prefix, drafts.size(), cell.verdict().point().toString());
        drafts.add(new LazyPicture(List.of(cell), () -> figure(name, cell, input)));
      }
    }
    return drafts;
  }

  /** The picture of one cell. */
  static Picture figure(String name, CellSummary cell, ReportInput input) {
    ParetoChart chart = new ParetoChart(cell);
    List<ContenderResult> front = chart.front();
    String title =
        front.isEmpty()
            ? "nobody's costs are known on " + PointName.of(cell.verdict().point())
            : "%s: nobody beats %s in throughput, CPU time and memory at once"
                .formatted(
                    PointName.of(cell.verdict().point()),
                    ContenderNames.list(
                        front.stream().map(ContenderResult::contender).toList(), 3));
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
        new ModelStyles(input.models()),
        chart);
  }

  @Override
  public void paint(Canvas canvas, Rectangle2D area) {
    double width = (area.getWidth() - canvas.px(LABELS)) / 2;
    XyPlot left =
        panel(
            canvas,
            Metric.CPU,
            new Rectangle2D.Double(area.getX(), area.getY(), width, area.getHeight()));
    panel(
        canvas,
        Metric.MEMORY,
        new Rectangle2D.Double(area.getX() + width, area.getY(), width, area.getHeight()));
    double from = area.getX() + 2 * width + canvas.px(40);
    LineLabels labels = new LineLabels(canvas, from, area.getMaxX());
    List<Contender> contenders = results.stream().map(ContenderResult::contender).toList();
    for (ContenderResult result : results) {
      String model = result.contender().model();
      labels.add(
          model,
          ContenderNames.distinction(result.contender(), contenders),
          canvas.style(model),
          left.y(result.tasksPerSecond().estimate()));
    }
    labels.paint(area.getY(), area.getMaxY() - canvas.px(90));
  }

  private XyPlot panel(Canvas canvas, Metric cost, Rectangle2D area) {
    XyPlot grid = new XyPlot(canvas, cost.title());
    double dearest = results.stream().mapToDouble(each -> cost(cost, each)).max().orElse(1);
    double fastest = results.stream().mapToDouble(ParetoChart::rate).max().orElse(1);
    double unit = cost.unit(dearest);
    grid.frame(-ROOM * dearest / unit, 1.12 * dearest / unit, -ROOM * fastest, 1.08 * fastest);
    grid.styler().setXAxisTickMarkSpacingHint((int) canvas.px(130));
    grid.xLabels(value -> cost.say(value * unit));
    grid.yLabels(value -> Numbers.tick(value, fastest));
    if (cost == Metric.CPU) {
      grid.yTitle(Metric.THROUGHPUT.title());
    }
    List<ContenderResult> front =
        results.stream()
            .filter(each -> results.stream().noneMatch(other -> beats(cost, other, each)))
            .sorted(Comparator.comparingDouble(each -> cost(cost, each)))
            .toList();
    grid.line(
        front.stream().mapToDouble(each -> cost(cost, each) / unit).toArray(),
        front.stream().mapToDouble(ParetoChart::rate).toArray(),
        canvas.theme().foreground(),
        canvas.line(3.5));
    for (ContenderResult result : results) {
      grid.marks(
          new double[] {cost(cost, result) / unit},
          new double[] {rate(result)},
          canvas.style(result.contender().model()),
          canvas.px(24));
    }
    grid.paint(area);
    return grid;
  }

  /** Those whom nobody beats in all three quantities. */
  private List<ContenderResult> front() {
    return results.stream()
        .filter(each -> results.stream().noneMatch(other -> beats(other, each)))
        .toList();
  }

  private static boolean beats(ContenderResult one, ContenderResult other) {
    boolean noWorse =
        rate(one) >= rate(other)
            && one.cpuNanosPerTask() <= other.cpuNanosPerTask()
            && one.peakResidentBytes() <= other.peakResidentBytes();
    return noWorse
        && (rate(one) > rate(other)
            || one.cpuNanosPerTask() < other.cpuNanosPerTask()
            || one.peakResidentBytes() < other.peakResidentBytes());
  }

  private static boolean beats(Metric cost, ContenderResult one, ContenderResult other) {
    return rate(one) >= rate(other)
        && cost(cost, one) <= cost(cost, other)
        && (rate(one) > rate(other) || cost(cost, one) < cost(cost, other));
  }

  private static double rate(ContenderResult result) {
    return result.tasksPerSecond().estimate();
  }

  private static double cost(Metric cost, ContenderResult result) {
    return cost.value(result).estimate();
  }
}
