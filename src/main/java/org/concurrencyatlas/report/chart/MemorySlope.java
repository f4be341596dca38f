package org.concurrencyatlas.report.chart;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.concurrencyatlas.report.text.Axis;
import org.concurrencyatlas.report.text.Figures;

/**
 * What one task more costs in memory: (RSS at the most tasks − RSS at the fewest) / the difference
 * in tasks. Resident memory at one point tells of the JVM, its slope tells of the model.
 */
final class MemorySlope {
  private static final int MOST_NAMES = 3;

  private MemorySlope() {}

  /** Bytes a task; NaN where fewer than two cells were finished. */
  static double of(AxisLine line, Axis axis) {
    List<AxisLine.Node> nodes = line.finished();
    if (nodes.size() < 2) {
      return Double.NaN;
    }
    double bytes = nodes.getLast().value().estimate() - nodes.getFirst().value().estimate();
    double tasks =
        (double) (axis.value(nodes.getLast().cell()) - axis.value(nodes.getFirst().cell()));
    return bytes / tasks;
  }

  /** The least and the greatest slopes as a sentence. */
  static String sentence(List<AxisLine> lines, Axis axis) {
    List<AxisLine> ranked =
        lines.stream()
            .filter(line -> Double.isFinite(of(line, axis)))
            .sorted(Comparator.comparingDouble(line -> of(line, axis)))
            .toList();
    if (ranked.isEmpty()) {
      return axis.place() + ": too few cells were finished to tell what a task costs in memory";
    }
    return ranked.stream()
        .limit(MOST_NAMES)
        .map(line -> line.model() + " " + say(of(line, axis)))
        .collect(Collectors.joining(", ", axis.place() + ": one task more costs ", ""));
  }

  /** A slope with its unit. */
  static String say(double bytes) {
    return Figures.bytes(bytes);
  }
}
