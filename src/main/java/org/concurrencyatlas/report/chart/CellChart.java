package org.concurrencyatlas.report.chart;

import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.Canvas;
import org.concurrencyatlas.report.plot.Canvas.Anchor;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.ModelStyle;
import org.concurrencyatlas.report.plot.ModelStyles;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.RowLabels;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.text.MethodSentences;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;

/**
 * The contenders of a cell: a bar to the estimate, every fork as a mark, the interval, and the
 * physical limit as a line. The fastest is on top; who did not finish is named with the reason.
 */
final class CellChart implements Picture.Plot {
  /** A limit beyond this multiple of the best is pointed at, not drawn: it would flatten all. */
  private static final double FARTHEST_LIMIT = 4;

  private static final double FIGURES_WIDTH = 250;
  private static final double LIMIT_LABEL_HEIGHT = 40;
  private static final double NAMES_SHARE = 0.26;
  private static final double TALLEST_ROW = 150;
  private static final double AXIS_HEIGHT = 100;

  private final CellSummary cell;
  private final List<ContenderResult> rows;
  private final double best;

  private CellChart(CellSummary cell) {
    this.cell = cell;
    this.rows = cell.verdict().results();
    this.best = rows.stream().flatMapToDouble(CellChart::values).max().orElse(0);
  }

  /** A picture for each cell. */
  static List<LazyPicture> drafts(String prefix, ReportInput input) {
    List<LazyPicture> drafts = new ArrayList<>();
    for (CellSummary cell : input.readings()) {
      String name = LazyPicture.name(prefix, drafts.size(), cell.verdict().point().toString());
      drafts.add(new LazyPicture(List.of(cell), () -> figure(name, cell, input)));
    }
    return drafts;
  }

  /** The picture of one cell. */
  static Picture figure(String name, CellSummary cell, ReportInput input) {
    return new Picture(
        name,
        cell.headline(),
        "more is better · each mark is a fork, the line its 95 % interval",
        input.method(cell.verdict()),
        note(cell),
        new ModelStyles(input.models()),
        new CellChart(cell));
  }

  private static SpeakerNote note(CellSummary cell) {
    List<String> says = new ArrayList<>();
    says.add(cell.headline() + " (" + cell.decision() + ", " + cell.stopped() + ").");
    says.add("The leader reaches " + MethodSentences.limit(cell) + ".");
    cell.voids()
        .forEach(
            each -> says.add(each.contender() + " did not finish: " + CellSummary.exclusion(each)));
    says.addAll(cell.warnings());
    List<String> not = new ArrayList<>();
    not.add("Overlapping lines are no test: the verdict compares forks of the same block.");
    not.add("It holds for this point, this machine and this JDK.");
    if (cell.verdict().decision() == Decision.INCONCLUSIVE) {
      not.add("That the contenders are equal: more forks may tell them apart.");
    }
    return new SpeakerNote(says, not);
  }

  @Override
  public void paint(Canvas canvas, Rectangle2D area) {
    double names = NAMES_SHARE * area.getWidth();
    double figures = canvas.px(FIGURES_WIDTH);
    double head = canvas.px(LIMIT_LABEL_HEIGHT);
    double foot = canvas.px(AXIS_HEIGHT);
    double rowHeight =
        Math.min(canvas.px(TALLEST_ROW), (area.getHeight() - head - foot) / rows.size());
    Rectangle2D inner =
        new Rectangle2D.Double(
            area.getX() + names,
            area.getY() + head,
            area.getWidth() - names - figures,
            rowHeight * rows.size() + foot);
    XyPlot grid = scaled(canvas);
    rows.forEach(result -> series(canvas, grid, result, rowHeight));
    grid.paint(inner);
    List<RowLabels.Name> written = rows.stream().map(this::name).toList();
    RowLabels text = new RowLabels(canvas, rowHeight, names - canvas.px(16), written);
    for (ContenderResult result : rows) {
      double y = grid.y(position(result));
      text.name(name(result), area.getX(), y);
      figures(text, result, grid.x(0), area.getMaxX(), y);
    }
    limit(canvas, grid);
  }

  private RowLabels.Name name(ContenderResult result) {
    List<Contender> all = rows.stream().map(ContenderResult::contender).toList();
    return new RowLabels.Name(
        result.contender().model(), ContenderNames.distinction(result.contender(), all));
  }

  private XyPlot scaled(Canvas canvas) {
    XyPlot grid = new XyPlot(canvas, "tasks per second");
    double top = rows.size() + 0.5;
    grid.frame(-0.002 * farthest(), farthest(), 0.5, top);
    grid.styler().setYAxisTicksVisible(false);
    grid.styler().setPlotGridHorizontalLinesVisible(false);
    grid.xLabels(value -> Numbers.tick(value, farthest()));
    return grid;
  }

  private void series(Canvas canvas, XyPlot grid, ContenderResult result, double rowHeight) {
    Interval rate = result.tasksPerSecond();
    if (CellSummary.missing(result).isPresent()) {
      return;
    }
    double y = position(result);
    ModelStyle mark = canvas.style(result.contender().model());
    double thickness = 0.56 * rowHeight;
    double[] level = {y, y};
    grid.line(
        new double[] {0, rate.estimate()},
        level,
        canvas.theme().tint(mark.colour(canvas.theme()), 0.4),
        canvas.stroke(thickness));
    double[] forks = result.forkTasksPerSecond().stream().mapToDouble(each -> each).toArray();
    double aside = 0.3 * thickness / rowHeight;
    grid.marks(
        forks, besides(forks.length, y, aside), mark, Math.min(canvas.px(16), thickness / 2));
    if (rate.low() <= rate.high()) {
      grid.line(
          new double[] {rate.low(), rate.high()},
          level,
          canvas.theme().foreground(),
          canvas.stroke(Math.min(canvas.px(7), thickness / 4)));
    }
  }

  /** Marks stand above and below the interval in turn, so that they do not hide each other. */
  private static double[] besides(int forks, double y, double aside) {
    return DoubleStream.iterate(0, i -> i + 1)
        .limit(forks)
        .map(i -> y + (i % 2 == 0 ? aside : -aside))
        .toArray();
  }

  private void figures(
      RowLabels text, ContenderResult result, double zero, double right, double y) {
    Optional<String> missing = CellSummary.missing(result);
    if (missing.isPresent()) {
      text.failure(missing.get(), zero, y, right);
      return;
    }
    String share =
        Double.isNaN(result.shareOfLimit())
            ? Numbers.ratio(Interval.unbounded(result.ratioToLeader().estimate())) + " the leader"
            : Numbers.percent(result.shareOfLimit()) + " of limit";
    text.figures(Numbers.number(result.tasksPerSecond().estimate()) + "/s", share, right, y);
  }

  /** The limit as a line beside those that finished, or an arrow to where it would be. */
  private void limit(Canvas canvas, XyPlot grid) {
    if (!Double.isFinite(limit())) {
      return;
    }
    Font font = canvas.font(25, true);
    double top = grid.y(rows.size() + 0.5);
    double baseline = top - canvas.px(12);
    String text = "physical limit " + Numbers.tick(limit(), limit() / 10) + "/s";
    if (limitIsNear()) {
      double x = grid.x(limit());
      double foot = grid.y(0.5 + rows.size() - cell.finished().size());
      canvas.draw(
          new Line2D.Double(x, top, x, foot), canvas.theme().foreground(), canvas.dashed(4));
      canvas.text(text, x, baseline, Anchor.RIGHT, font, canvas.theme().foreground());
    } else {
      String far =
          text + (best == 0 ? "" : ", " + Numbers.compact(limit() / best) + "× the best →");
      double right = grid.x(farthest());
      canvas.text(far, right, baseline, Anchor.RIGHT, font, canvas.theme().foreground());
    }
  }

  /** The right end of the axis. */
  private double farthest() {
    return best == 0 ? 1 : 1.03 * (limitIsNear() ? Math.max(best, limit()) : best);
  }

  private double limit() {
    return cell.verdict().limitTasksPerSecond();
  }

  private boolean limitIsNear() {
    return Double.isFinite(limit()) && limit() <= FARTHEST_LIMIT * best;
  }

  /** Rows count from below in the plot, from above in the list. */
  private double position(ContenderResult result) {
    return rows.size() - rows.indexOf(result);
  }

  private static DoubleStream values(ContenderResult result) {
    DoubleStream forks = result.forkTasksPerSecond().stream().mapToDouble(each -> each);
    Interval rate = result.tasksPerSecond();
    return DoubleStream.concat(forks, DoubleStream.of(rate.estimate(), rate.high()))
        .filter(Double::isFinite);
  }
}
