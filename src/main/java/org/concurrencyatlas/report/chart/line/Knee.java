package org.concurrencyatlas.report.chart.line;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.report.plot.XyPlot.Node;
import org.concurrencyatlas.report.plot.XyPlot.Reference;
import org.concurrencyatlas.report.plot.XyPlot.Spot;
import org.concurrencyatlas.report.plot.XyPlot.Stroke;

/**
 * Where latency has grown to twice that of the lowest load: a choice, for a queue has no corner.
 * Between two loads the log of latency is taken to be straight, as it is drawn.
 *
 * @param load where
 * @param nanos the latency there
 */
record Knee(double load, double nanos) {
  private static final double TWICE = 2;

  /** How far its bar reaches above and below the line, as a ratio. */
  private static final double BAR = 1.3;

  /** The knee of a line; empty when it does not grow so far before it ends. */
  static Optional<Knee> of(List<Node> nodes) {
    if (nodes.isEmpty() || nodes.getFirst().failed()) {
      return Optional.empty();
    }
    double nanos = TWICE * nodes.getFirst().value().estimate();
    for (int i = 1; i < nodes.size() && !nodes.get(i).failed(); i++) {
      if (nodes.get(i).value().estimate() >= nanos) {
        return Optional.of(between(nodes.get(i - 1), nodes.get(i), nanos));
      }
    }
    return Optional.empty();
  }

  private static Knee between(Node below, Node above, double nanos) {
    double low = Math.log(below.value().estimate());
    double high = Math.log(above.value().estimate());
    double part = (Math.log(nanos) - low) / (high - low);
    return new Knee(below.x() + part * (above.x() - below.x()), nanos);
  }

  /** An upright bar across the line. */
  Reference bar() {
    return new Reference(
        "", List.of(new Spot(load, nanos / BAR), new Spot(load, nanos * BAR)), Stroke.SOLID);
  }
}
