package org.concurrencyatlas.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.concurrencyatlas.report.draw.Canvas;
import org.concurrencyatlas.report.draw.Figure;
import org.concurrencyatlas.report.draw.Grid;
import org.concurrencyatlas.report.draw.ModelMark;
import org.concurrencyatlas.report.draw.Note;
import org.concurrencyatlas.report.text.CellReading;
import org.concurrencyatlas.report.text.Figures;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.Names;
import org.concurrencyatlas.report.text.Objective;
import org.concurrencyatlas.report.text.PointName;
import org.concurrencyatlas.verdict.Standing;

/**
 * Throughput against what it costs, for one cell: CPU time at the left, memory at the right. A
 * contender is on the front when no other is at least as good in all three and better in one.
 */
final class Pareto implements Figure.Plot {
  private static final double LABELS = 490;

  /** Below and left of zero, so that no mark is cut. */
  private static final double ROOM = 0.04;

  private final List<Standing> standings;

  private Pareto(CellReading cell) {
    this.standings =
        cell.finished().stream()
            .filter(each -> each.cpuNanosPerTask() > 0 && each.peakResidentBytes() > 0)
            .sorted(Comparator.comparingDouble(each -> -each.tasksPerSecond().estimate()))
            .toList();
  }

  /** A picture for each cell of which the costs of two contenders are known. */
  static List<Draft> drafts(String prefix, Findings findings) {
    List<Draft> drafts = new ArrayList<>();
    for (CellReading cell : findings.readings()) {
      if (new Pareto(cell).standings.size() > 1) {
        String name = Draft.name(prefix, drafts.size(), cell.verdict().point().toString());
        drafts.add(new Draft(List.of(cell), () -> figure(name, cell, findings)));
      }
    }
    return drafts;
  }

  /** The picture of one cell. */
  static Figure figure(String name, CellReading cell, Findings findings) {
    Pareto chart = new Pareto(cell);
    List<Standing> front = chart.front();
    String title =
        front.isEmpty()
            ? "nobody's costs are known on " + PointName.of(cell.verdict().point())
            : "%s: nobody beats %s in throughput, CPU time and memory at once"
                .formatted(
                    PointName.of(cell.verdict().point()),
                    Names.list(front.stream().map(Standing::contender).toList(), 3));
    return new Figure(
        name,
        title,
        "up and to the left is better · line: the front of the two quantities · medians, not tested",
        findings.method(cell.verdict()),
        new Note(
            List.of(title + "."),
            List.of(
                "Medians over forks; small differences may be noise.",
                "CPU time and memory are those of the whole process tree, the JVM's own included.")),
        chart);
  }

  @Override
  public void paint(Canvas canvas, Rectangle2D area) {
    double width = (area.getWidth() - canvas.px(LABELS)) / 2;
    Grid left =
        panel(
            canvas,
            Objective.CPU,
            new Rectangle2D.Double(area.getX(), area.getY(), width, area.getHeight()));
    panel(
        canvas,
        Objective.MEMORY,
        new Rectangle2D.Double(area.getX() + width, area.getY(), width, area.getHeight()));
    double from = area.getX() + 2 * width + canvas.px(40);
    LineLabels labels = new LineLabels(canvas, from, area.getMaxX());
    for (Standing standing : standings) {
      String model = standing.contender().model();
      labels.add(
          model,
          standing.contender().toString().substring(model.length()),
          ModelMark.of(model),
          left.y(standing.tasksPerSecond().estimate()));
    }
    labels.paint(area.getY(), area.getMaxY() - canvas.px(90));
  }

  private Grid panel(Canvas canvas, Objective cost, Rectangle2D area) {
    Grid grid = new Grid(canvas, cost.title());
    double dearest = standings.stream().mapToDouble(each -> cost(cost, each)).max().orElse(1);
    double fastest = standings.stream().mapToDouble(Pareto::rate).max().orElse(1);
    double unit = cost.unit(dearest);
    grid.frame(-ROOM * dearest / unit, 1.12 * dearest / unit, -ROOM * fastest, 1.08 * fastest);
    grid.styler().setXAxisTickMarkSpacingHint((int) canvas.px(130));
    grid.xLabels(value -> cost.say(value * unit));
    grid.yLabels(value -> Figures.tick(value, fastest));
    if (cost == Objective.CPU) {
      grid.yTitle(Objective.THROUGHPUT.title());
    }
    List<Standing> front =
        standings.stream()
            .filter(each -> standings.stream().noneMatch(other -> beats(cost, other, each)))
            .sorted(Comparator.comparingDouble(each -> cost(cost, each)))
            .toList();
    grid.line(
        front.stream().mapToDouble(each -> cost(cost, each) / unit).toArray(),
        front.stream().mapToDouble(Pareto::rate).toArray(),
        canvas.theme().faint(),
        canvas.line(3));
    for (Standing standing : standings) {
      grid.marks(
          new double[] {cost(cost, standing) / unit},
          new double[] {rate(standing)},
          ModelMark.of(standing.contender().model()),
          canvas.px(28));
    }
    grid.paint(area);
    return grid;
  }

  /** Those whom nobody beats in all three quantities. */
  private List<Standing> front() {
    return standings.stream()
        .filter(each -> standings.stream().noneMatch(other -> beats(other, each)))
        .toList();
  }

  private static boolean beats(Standing one, Standing other) {
    boolean noWorse =
        rate(one) >= rate(other)
            && one.cpuNanosPerTask() <= other.cpuNanosPerTask()
            && one.peakResidentBytes() <= other.peakResidentBytes();
    return noWorse
        && (rate(one) > rate(other)
            || one.cpuNanosPerTask() < other.cpuNanosPerTask()
            || one.peakResidentBytes() < other.peakResidentBytes());
  }

  private static boolean beats(Objective cost, Standing one, Standing other) {
    return rate(one) >= rate(other)
        && cost(cost, one) <= cost(cost, other)
        && (rate(one) > rate(other) || cost(cost, one) < cost(cost, other));
  }

  private static double rate(Standing standing) {
    return standing.tasksPerSecond().estimate();
  }

  private static double cost(Objective cost, Standing standing) {
    return cost.value(standing).estimate();
  }
}
