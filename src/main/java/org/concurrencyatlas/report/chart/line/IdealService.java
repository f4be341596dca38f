package org.concurrencyatlas.report.chart.line;

import java.util.Collections;
import java.util.Set;
import org.concurrencyatlas.catalogue.ServicePoint;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.jvm.JvmParameter;
import org.concurrencyatlas.stats.queue.IdealQueue;
import org.concurrencyatlas.verdict.LatencyResult;

/**
 * What the requests of a cell would meet at processors that do nothing but compute them.
 *
 * @param processors of the cell's JVMs
 * @param serviceNanos s, the computing time of a request as the probes of the bare kernel saw it;
 *     NaN where requests are not all alike, at one rate
 * @param waitNanos D, the wait of a request
 * @param perSecond requests a second
 */
record IdealService(int processors, double serviceNanos, double waitNanos, double perSecond) {
  private static final Set<String> ANOTHER_QUEUE =
      Set.of(ServicePoint.PERMITS, ServicePoint.LONG_PERCENT, ServicePoint.BURST_PERCENT);

  static IdealService of(CellSummary cell, ReportInput input) {
    Point point = cell.verdict().point();
    long processors =
        point
            .jvm()
            .getOrDefault(
                JvmParameter.PROCESSORS.parameter(), (long) input.environment().processors());
    double asked =
        cell.verdict().results().stream()
            .flatMap(result -> result.latency().stream())
            .mapToDouble(LatencyResult::askedPerSecond)
            .findFirst()
            .orElse(Double.NaN);
    return new IdealService(
        (int) processors,
        isPlain(point) ? 1e9 * processors / cell.verdict().limitTasksPerSecond() : Double.NaN,
        1e3 * point.parameterOrZero(Point.WAIT_MICROS),
        asked);
  }

  /** Two kinds, a burst or permits make another queue, whose answer is not known here. */
  private static boolean isPlain(Point point) {
    return Collections.disjoint(point.parameters().keySet(), ANOTHER_QUEUE);
  }

  /** The load, as a share of what the processors can compute; NaN when unknown. */
  double load() {
    return perSecond * serviceNanos / 1e9 / processors;
  }

  /** A quantile of the time to the answer; NaN when it is unknown or they do not keep up. */
  double quantileNanos(double share) {
    return serviceNanos > 0
        ? IdealQueue.of(processors, serviceNanos, perSecond / 1e9).quantile(share) + waitNanos
        : Double.NaN;
  }
}
