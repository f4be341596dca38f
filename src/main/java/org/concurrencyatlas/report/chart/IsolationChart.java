package org.concurrencyatlas.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.report.chart.IsolationPrices.Price;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.plot.Picture;
import org.concurrencyatlas.report.plot.PlotAxis;
import org.concurrencyatlas.report.plot.SpeakerNote;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.plot.XyPlot.Node;
import org.concurrencyatlas.report.plot.XyPlot.Panel;
import org.concurrencyatlas.report.plot.XyPlot.Reference;
import org.concurrencyatlas.report.plot.XyPlot.Series;
import org.concurrencyatlas.report.plot.XyPlot.Spot;
import org.concurrencyatlas.report.plot.XyPlot.Stroke;
import org.concurrencyatlas.report.view.ReportInput;

/**
 * The price of isolation: time of a message over its size, a line for each mechanism, both axes
 * logarithmic. The limit is dashed: reading the message on all processors at once. For a round trip
 * so is one to a sleeping thread, two wake-ups by the kernel, which no limit is: an end that has
 * not gone to sleep yet need not be woken.
 */
final class IsolationChart {
  private static final double ROOM = 1.6;

  private final IsolationPrices prices;
  private final ReportInput input;

  private IsolationChart(IsolationPrices prices, ReportInput input) {
    this.prices = prices;
    this.input = input;
  }

  /** The pictures of a run: round trips, and a stream. */
  static List<LazyPicture> pictures(String prefix, ReportInput input) {
    return Stream.of(false, true)
        .flatMap(streamed -> IsolationPrices.of(input.cells(), input.models(), streamed).stream())
        .map(prices ->
            new LazyPicture(
                prices.cells(), () -> new IsolationChart(prices, input).picture(prefix)))
        .toList();
  }

  private Picture picture(String prefix) {
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
                "The pool around each mechanism is in the figures; the suite IpcSuite has the bare"
                    + " links.",
                "By reference: the bytes lie in shared memory, a pipe tells where; it begins at 32"
                    + " KiB.",
                "An end that has not gone to sleep yet need not be woken: that line is no limit.",
                "A ring spins for a moment before it sleeps, and needs a free processor for that.")),
        XyPlot.of(panel()));
  }

  private Panel panel() {
    List<PlotAxis.Level> levels =
        prices.sizes().stream()
            .map(bytes -> new PlotAxis.Level((double) bytes, Numbers.bytes((double) bytes)))
            .toList();
    return new Panel(
        PlotAxis.ofLevels("size of the message", levels).doubling(),
        PlotAxis.ofNumbers(
            "time of a message",
            PlotAxis.Scale.DECADES,
            prices.values().min().orElse(1) / ROOM,
            prices.values().max().orElse(1) * ROOM,
            1,
            Numbers::nanos),
        references(),
        prices.lines().entrySet().stream()
            .map(line -> series(line.getKey(), line.getValue()))
            .toList(),
        Optional.empty());
  }

  private List<Reference> references() {
    List<Reference> references = new ArrayList<>();
    references.add(new Reference("reading it", spots(prices.limit()), Stroke.DASHED));
    // a stream need not sleep, and so is not bound by wake-ups
    if (!prices.streamed() && Double.isFinite(prices.wakeUpNanos())) {
      List<Spot> level =
          Stream.of(prices.sizes().getFirst(), prices.sizes().getLast())
              .map(bytes -> new Spot((double) bytes, prices.wakeUpNanos()))
              .toList();
      references.add(new Reference("a sleeping thread", level, Stroke.DASHED));
    }
    return references;
  }

  private static Series series(IsolationMechanism mechanism, List<Price> line) {
    double last = line.getLast().nanos().estimate();
    List<Node> nodes =
        line.stream().map(price -> new Node((double) price.bytes(), price.nanos())).toList();
    return new Series(
        new Label(mechanism.mark(), mechanism.label(), Numbers.nanos(last)),
        last,
        spots(line),
        Stroke.SOLID,
        nodes);
  }

  private static List<Spot> spots(List<Price> line) {
    return line.stream()
        .map(price -> new Spot((double) price.bytes(), price.nanos().estimate()))
        .toList();
  }
}
