package org.concurrencyatlas.report.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.report.chart.IsolationPrices.Price;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.Canvas;
import org.concurrencyatlas.report.plot.Canvas.Anchor;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.LineLabels;
import org.concurrencyatlas.report.plot.ModelStyles;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.Log2Scale;

/**
 * The price of isolation: time of a message over its size, a line a way, both axes logarithmic. The
 * limit is dashed: reading the message on all processors at once. For the way there and back so is
 * the way to a sleeping thread and back, two wake-ups by the kernel, which no limit is: an end that
 * has not gone to sleep yet need not be woken.
 */
final class IsolationChart implements Picture.Plot {
  private static final double LABELS_SHARE = 0.27;
  private static final double FOOT = 84;
  private static final double ROOM = 1.6;

  private final IsolationPrices prices;
  private final double least;
  private final double most;

  private IsolationChart(IsolationPrices prices) {
    this.prices = prices;
    this.least = prices.values().min().orElse(1);
    this.most = prices.values().max().orElse(1);
  }

  /** The pictures of a run: there and back, and a stream. */
  static List<LazyPicture> drafts(String prefix, ReportInput input) {
    return Stream.of(false, true)
        .flatMap(
            streamed -> IsolationPrices.of(input.readings(), input.models(), streamed).stream())
        .map(prices -> new LazyPicture(prices.cells(), () -> figure(prefix, prices, input)))
        .toList();
  }

  private static Picture figure(String prefix, IsolationPrices prices, ReportInput input) {
    return new Picture(
        prefix + (prices.streamed() ? "-stream" : "-round-trip"),
        prices.sentence(),
        prices.streamed()
            ? "time of a message · strokes: 95 % intervals · dashed: the least time to read it"
            : "time of a message · strokes: 95 % intervals · dashed: the least time to read it, and"
                + " to a sleeping thread of the same process and back",
        input.method(),
        new SpeakerNote(
            List.of(prices.sentence() + "."),
            List.of(
                "The pool around each way is in the figures; the suite IpcSuite has the bare links.",
                "By reference: the bytes lie in shared memory, a pipe tells where; it begins at 32 KiB.",
                "An end that has not gone to sleep yet need not be woken: that line is no limit.",
                "A ring spins for a moment before it sleeps, and needs a free processor for that.")),
        new ModelStyles(input.models()),
        new IsolationChart(prices));
  }

  @Override
  public void paint(Canvas canvas, Rectangle2D area) {
    double width = (1 - LABELS_SHARE) * area.getWidth();
    double height = area.getHeight() - canvas.px(FOOT);
    XyPlot grid = scaled(canvas);
    limits(canvas, grid);
    prices.lines().forEach((way, line) -> draw(canvas, grid, way, line));
    grid.paint(new Rectangle2D.Double(area.getX(), area.getY(), width, height));
    sizes(canvas, grid);
    labels(canvas, grid, area.getX() + width + canvas.px(28), area.getMaxX());
  }

  private XyPlot scaled(Canvas canvas) {
    XyPlot grid = new XyPlot(canvas, "");
    double left = x(prices.sizes().getFirst());
    double right = x(prices.sizes().getLast());
    double room = 0.05 * (right - left);
    grid.frame(left - room, right + room, bottom(), top());
    grid.styler().setYAxisLogarithmic(true);
    grid.styler().setXAxisTicksVisible(false);
    grid.styler().setPlotGridVerticalLinesVisible(false);
    grid.yTitle("time of a message");
    grid.yLabels(Numbers::nanos);
    for (long bytes : prices.sizes()) {
      grid.line(
          new double[] {x(bytes), x(bytes)},
          new double[] {bottom(), top()},
          canvas.theme().grid(),
          canvas.line(1.5));
    }
    return grid;
  }

  private void limits(Canvas canvas, XyPlot grid) {
    grid.line(
        xs(prices.limit()), ys(prices.limit()), canvas.theme().foreground(), canvas.dashed(5));
    if (hasWakeUp()) {
      grid.line(
          new double[] {x(prices.sizes().getFirst()), x(prices.sizes().getLast())},
          new double[] {prices.wakeUpNanos(), prices.wakeUpNanos()},
          canvas.theme().foreground(),
          canvas.dashed(3));
    }
  }

  private static void draw(Canvas canvas, XyPlot grid, IsolationMechanism way, List<Price> line) {
    grid.line(xs(line), ys(line), way.mark().colour(canvas.theme()), canvas.line(5));
    for (Price price : line) {
      Interval nanos = price.nanos();
      if (nanos.low() < nanos.high() && nanos.low() > 0) {
        grid.line(
            new double[] {x(price.bytes()), x(price.bytes())},
            new double[] {nanos.low(), nanos.high()},
            canvas.theme().foreground(),
            canvas.line(4));
      }
    }
    grid.marks(xs(line), ys(line), way.mark(), canvas.px(22));
  }

  private void sizes(Canvas canvas, XyPlot grid) {
    Font font = canvas.font(25, false);
    double foot = grid.y(bottom());
    for (long bytes : prices.sizes()) {
      String text = Numbers.bytes((double) bytes);
      canvas.text(
          text,
          grid.x(x(bytes)),
          foot + canvas.px(38),
          Anchor.CENTRE,
          font,
          canvas.theme().foreground());
    }
    double middle =
        (grid.x(x(prices.sizes().getFirst())) + grid.x(x(prices.sizes().getLast()))) / 2;
    canvas.text(
        "size of the message (doubling scale)",
        middle,
        foot + canvas.px(78),
        Anchor.CENTRE,
        font,
        canvas.theme().muted());
  }

  private void labels(Canvas canvas, XyPlot grid, double left, double right) {
    LineLabels labels = new LineLabels(canvas, left, right);
    prices
        .lines()
        .forEach((way, line) -> {
          double nanos = line.getLast().nanos().estimate();
          labels.add(way.label(), Numbers.nanos(nanos), way.mark(), grid.y(nanos));
        });
    if (!prices.limit().isEmpty()) {
      labels.addLimit("reading it", grid.y(prices.limit().getLast().nanos().estimate()));
    }
    if (hasWakeUp()) {
      labels.addLimit("a sleeping thread", grid.y(prices.wakeUpNanos()));
    }
    labels.paint(grid.y(top()), grid.y(bottom()), grid.x(x(prices.sizes().getLast())));
  }

  /** A stream need not sleep, and so is not bound by wake-ups. */
  private boolean hasWakeUp() {
    return !prices.streamed() && Double.isFinite(prices.wakeUpNanos());
  }

  private double bottom() {
    return least / ROOM;
  }

  private double top() {
    return most * ROOM;
  }

  private static double[] xs(List<Price> line) {
    return line.stream().mapToDouble(price -> x(price.bytes())).toArray();
  }

  private static double[] ys(List<Price> line) {
    return line.stream().mapToDouble(price -> price.nanos().estimate()).toArray();
  }

  private static double x(long bytes) {
    return Log2Scale.at((double) bytes);
  }
}
