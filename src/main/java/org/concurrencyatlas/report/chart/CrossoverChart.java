package org.concurrencyatlas.report.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.plot.Canvas;
import org.concurrencyatlas.report.plot.Canvas.Anchor;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.ModelStyles;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.text.TrendSentences;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.LineFit;
import org.concurrencyatlas.stats.Log2Scale;
import org.concurrencyatlas.verdict.Crossover;

/**
 * Where one contender overtakes another: their ratio in every block over the parameter, the line
 * fitted to it, and the interval in which it passes 1.
 */
final class CrossoverChart implements Picture.Plot {
  private static final double FOOT = 84;
  private static final double NAMES = 340;
  private static final double LEAST_TOP = 0.1;
  private static final double MARGIN = 0.08;

  /** The logarithm of the ratio of two that are equally fast. */
  private static final double[] EQUAL = {0, 0};

  private static final int SHADE = 45;

  private final Crossover crossover;
  private final BlockRatios ratios;

  private CrossoverChart(Crossover crossover, BlockRatios ratios) {
    this.crossover = crossover;
    this.ratios = ratios;
  }

  /** A picture for each change of the leader along a parameter. */
  static List<LazyPicture> drafts(String prefix, ReportInput input) {
    List<LazyPicture> drafts = new ArrayList<>();
    Map<Point, CellSummary> cells = new HashMap<>();
    input.readings().forEach(cell -> cells.put(cell.verdict().point(), cell));
    for (Crossover crossover : input.analysis().crossovers()) {
      String place = crossover.nodes().getFirst().workload() + "-" + crossover.parameter();
      String name = LazyPicture.name(prefix, drafts.size(), place);
      List<CellSummary> shown =
          crossover.nodes().stream().filter(cells::containsKey).map(cells::get).toList();
      drafts.add(new LazyPicture(shown, () -> figure(name, crossover, input)));
    }
    return drafts;
  }

  private static Picture figure(String name, Crossover crossover, ReportInput input) {
    BlockRatios ratios = BlockRatios.of(crossover, input);
    CrossoverChart chart = new CrossoverChart(crossover, ratios);
    return new Picture(
        name,
        chart.sentence(),
        "%s over %s · each mark is a block · %s"
            .formatted(
                crossover.above(),
                crossover.below(),
                crossover.located()
                    ? "shaded: the 95 % interval of the crossing"
                    : "the crossing has no bounded interval"),
        input.method(),
        new SpeakerNote(
            List.of(
                chart.sentence() + ".",
                "Both were measured in %s at %s."
                    .formatted(
                        Numbers.count(ratios.all().size(), "block"),
                        Numbers.count(crossover.nodes().size(), "point"))),
            List.of(
                "The line is fitted on a doubling scale to the nearest measured points only.",
                "Another contender may lead there: it compares these two.")),
        new ModelStyles(input.models()),
        chart);
  }

  @Override
  public void paint(Canvas canvas, Rectangle2D area) {
    double names = canvas.px(NAMES);
    XyPlot grid = scaled(canvas);
    grid.line(new double[] {left(), right()}, EQUAL, canvas.theme().foreground(), canvas.line(3));
    ratios
        .line()
        .ifPresent(line ->
            grid.line(
                new double[] {left(), right()},
                DoubleStream.of(left(), right()).map(x -> at(line, x)).toArray(),
                canvas.theme().muted(),
                canvas.dashed(4)));
    for (BlockRatios.Ratio each : ratios.all()) {
      grid.marks(
          new double[] {each.at()},
          new double[] {each.log()},
          canvas.style((each.log() > 0 ? crossover.above() : crossover.below()).model()),
          canvas.px(20));
    }
    grid.paint(
        new Rectangle2D.Double(
            area.getX(), area.getY(), area.getWidth() - names, area.getHeight() - canvas.px(FOOT)));
    crossing(canvas, grid);
    levels(canvas, grid);
    winner(canvas, crossover.above(), grid.y(top() / 2), area.getMaxX() - names, names);
    winner(canvas, crossover.below(), grid.y(-top() / 2), area.getMaxX() - names, names);
  }

  private XyPlot scaled(Canvas canvas) {
    XyPlot grid = new XyPlot(canvas, "");
    grid.frame(left(), right(), -top(), top());
    grid.styler().setXAxisTicksVisible(false);
    grid.styler().setPlotGridVerticalLinesVisible(false);
    grid.yTitle("ratio of throughputs");
    grid.yLabels(value -> Numbers.ratio(Interval.unbounded(Math.exp(value))));
    return grid;
  }

  /** The interval of the crossing, cut at the edges of the plot, and the crossing itself. */
  private void crossing(Canvas canvas, XyPlot grid) {
    double top = grid.y(top());
    double height = grid.y(-top()) - top;
    if (crossover.located()) {
      double low = grid.x(Math.max(left(), Log2Scale.at(crossover.at().low())));
      double high = grid.x(Math.min(right(), Log2Scale.at(crossover.at().high())));
      Color foreground = canvas.theme().muted();
      Color shade =
          new Color(foreground.getRed(), foreground.getGreen(), foreground.getBlue(), SHADE);
      canvas.fill(new Rectangle2D.Double(low, top, Math.max(1, high - low), height), shade);
    }
    double at = Log2Scale.at(crossover.at().estimate());
    if (at > left() && at < right()) {
      double x = grid.x(at);
      canvas.draw(
          new Line2D.Double(x, top, x, top + height),
          canvas.theme().foreground(),
          canvas.dashed(3));
    }
  }

  private void levels(Canvas canvas, XyPlot grid) {
    Font font = canvas.font(25, false);
    double foot = grid.y(-top());
    for (Point point : crossover.nodes()) {
      long value = point.parameter(crossover.parameter());
      double x = grid.x(Log2Scale.at((double) value));
      canvas.text(
          PointName.value(crossover.parameter(), value),
          x,
          foot + canvas.px(38),
          Anchor.CENTRE,
          font,
          canvas.theme().foreground());
    }
    canvas.text(
        PointName.axis(crossover.parameter()) + " (doubling scale)",
        (grid.x(left()) + grid.x(right())) / 2,
        foot + canvas.px(78),
        Anchor.CENTRE,
        font,
        canvas.theme().muted());
  }

  /** Who leads on that side of 1. */
  private static void winner(Canvas canvas, Contender who, double y, double left, double width) {
    double size = canvas.px(30);
    Font strong = canvas.font(27, true);
    Font weak = canvas.font(23, false);
    double x = left + 1.5 * size;
    double room = width - 1.6 * size;
    canvas
        .style(who.model())
        .paint(canvas.graphics(), canvas.theme(), left + 0.8 * size, y - size / 3, size);
    String model = Canvas.fit(who.model(), strong, room);
    canvas.text(model, x, y, Anchor.LEFT, strong, canvas.theme().foreground());
    String settings = Canvas.fit(who.toString().substring(who.model().length()), weak, room);
    canvas.text(settings, x, y + canvas.px(30), Anchor.LEFT, weak, canvas.theme().foreground());
    double below = y + canvas.px(settings.isEmpty() ? 30 : 60);
    canvas.text("is faster", x, below, Anchor.LEFT, weak, canvas.theme().muted());
  }

  private static double at(LineFit line, double x) {
    return line.height() + line.slope() * (x - line.center());
  }

  private double left() {
    return edge(crossover.nodes().getFirst()) - MARGIN * width();
  }

  private double right() {
    return edge(crossover.nodes().getLast()) + MARGIN * width();
  }

  private double width() {
    return edge(crossover.nodes().getLast()) - edge(crossover.nodes().getFirst());
  }

  private double edge(Point point) {
    return Log2Scale.at((double) point.parameter(crossover.parameter()));
  }

  /** The plot, of logarithms, is as high above 0 as below. */
  private double top() {
    return 1.1 * ratios.farthest(LEAST_TOP);
  }

  /** {@code async overtakes fixed-pool at 212 [180–260] tasks in flight on http (wait 20 ms)}. */
  private String sentence() {
    return TrendSentences.of(crossover).replaceFirst("\\.$", "");
  }
}
