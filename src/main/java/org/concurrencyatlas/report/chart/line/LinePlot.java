package org.concurrencyatlas.report.chart.line;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.Label;
import org.concurrencyatlas.report.plot.PlotAxis;
import org.concurrencyatlas.report.plot.PlotAxis.Scale;
import org.concurrencyatlas.report.plot.XyPlot;
import org.concurrencyatlas.report.plot.XyPlot.Panel;
import org.concurrencyatlas.report.plot.XyPlot.Reference;
import org.concurrencyatlas.report.plot.XyPlot.Series;
import org.concurrencyatlas.report.plot.XyPlot.Spot;
import org.concurrencyatlas.report.plot.XyPlot.Stroke;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ModelMarks;

/**
 * Lines over levels, with intervals and the physical limit. The vertical axis is logarithmic where
 * the lines lie far apart.
 *
 * @param title what the levels are
 * @param levels ascending, at least one
 * @param floors lines beside the limit; may be none
 * @param lines what is drawn
 * @param metric what they show
 * @param detail what stands behind a line's name
 */
record LinePlot(
    String title,
    List<Level> levels,
    List<Reference> floors,
    List<ContenderSeries> lines,
    Metric metric,
    Function<ContenderSeries, String> detail) {
  private static final double DECADES_SPAN = 25;

  /**
   * A place on the horizontal axis.
   *
   * @param value its value
   * @param label as it is written
   * @param limit the physical limit there; not finite when unknown or of another quantity
   */
  record Level(double value, String label, double limit) {}

  XyPlot plot(ModelMarks marks) {
    List<PlotAxis.Level> labelled =
        levels.stream().map(each -> new PlotAxis.Level(each.value(), each.label())).toList();
    return XyPlot.of(
        new Panel(
            PlotAxis.ofLevels(title, labelled),
            up(),
            Stream.concat(limit().stream(), floors.stream()).toList(),
            lines.stream().map(line -> series(line, marks)).toList(),
            Optional.empty()));
  }

  private PlotAxis up() {
    double least = values().min().orElse(1);
    double most = values().max().orElse(1);
    boolean decades = most / least > DECADES_SPAN;
    double from = decades ? least / 1.6 : 0;
    double to = most * (decades ? 1.6 : 1.05);
    return PlotAxis.ofNumbers(
        metric.title(),
        decades ? Scale.DECADES : Scale.LINEAR,
        from,
        to,
        metric.unit(most),
        value -> metric == Metric.THROUGHPUT ? Numbers.tick(value, to) : metric.say(value));
  }

  private List<Reference> limit() {
    List<Spot> limits =
        levels.stream()
            .filter(level -> Double.isFinite(level.limit()))
            .map(level -> new Spot(level.value(), level.limit()))
            .toList();
    return limits.isEmpty()
        ? List.of()
        : List.of(new Reference("physical limit", limits, Stroke.DASHED));
  }

  private Series series(ContenderSeries line, ModelMarks marks) {
    Label label = Label.of(marks, line.model(), detail.apply(line));
    return new Series(
        label, line.end().orElse(Double.NaN), line.path(), line.stroke(), line.marked());
  }

  /** All that must fit into the plot. */
  private DoubleStream values() {
    return DoubleStream.concat(
            lines.stream().flatMapToDouble(ContenderSeries::values),
            DoubleStream.concat(
                levels.stream().mapToDouble(Level::limit),
                floors.stream().flatMap(floor -> floor.spots().stream()).mapToDouble(Spot::y)))
        .filter(value -> Double.isFinite(value) && value > 0);
  }
}
