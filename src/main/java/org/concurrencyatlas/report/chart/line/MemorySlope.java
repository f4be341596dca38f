package org.concurrencyatlas.report.chart.line;

import java.util.Comparator;
import java.util.List;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.plot.XyPlot.Node;
import org.concurrencyatlas.report.view.Axis;

/**
 * What one task more costs in memory: (RSS at the most tasks − RSS at the fewest) / the difference
 * in tasks. Resident memory at one point is mostly the JVM's; its slope is the model's.
 */
final class MemorySlope {
  private MemorySlope() {}

  /** Bytes a task; NaN where fewer than two cells were finished. */
  static double of(ContenderSeries line) {
    List<Node> nodes = line.finished();
    if (nodes.size() < 2) {
      return Double.NaN;
    }
    double bytes = nodes.getLast().value().estimate() - nodes.getFirst().value().estimate();
    double tasks = nodes.getLast().x() - nodes.getFirst().x();
    return bytes / tasks;
  }

  /** The least and the greatest slopes as a sentence. */
  static String sentence(List<ContenderSeries> lines, Axis axis) {
    List<ContenderSeries> ranked =
        lines.stream()
            .filter(line -> Double.isFinite(of(line)))
            .sorted(Comparator.comparingDouble(line -> of(line)))
            .toList();
    if (ranked.isEmpty()) {
      return axis.place() + ": too few cells were finished to tell what a task costs in memory";
    }
    ContenderSeries least = ranked.getFirst();
    ContenderSeries most = ranked.getLast();
    return ranked.size() == 1
        ? "%s: one task more costs %s %s".formatted(axis.place(), least.model(), say(of(least)))
        : "%s: one task more costs from %s (%s) to %s (%s)"
            .formatted(axis.place(), say(of(least)), least.model(), say(of(most)), most.model());
  }

  /** A slope with its unit. */
  static String say(double bytes) {
    return Numbers.bytes(bytes);
  }
}
