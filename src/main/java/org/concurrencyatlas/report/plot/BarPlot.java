package org.concurrencyatlas.report.plot;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.stats.Interval;

/**
 * A bar for each contender, the first on top.
 *
 * @param axis what the bars measure, from 0
 * @param rows the bars
 * @param limit what no bar can exceed; empty when it is unknown
 */
public record BarPlot(PlotAxis axis, List<Row> rows, Optional<Limit> limit) implements Plot {
  public BarPlot {
    rows = List.copyOf(rows);
  }

  /** A row of the plot. */
  public sealed interface Row permits Bar, Failure {
    /** Who it is. */
    Label label();
  }

  /**
   * A contender with a figure.
   *
   * @param value the end of the bar, with its interval
   * @param forks each fork's value
   * @param figure the value in words
   * @param share the value against the limit or the leader, in words
   */
  public record Bar(Label label, Interval value, List<Double> forks, String figure, String share)
      implements Row {
    public Bar {
      forks = List.copyOf(forks);
    }
  }

  /** A contender without a figure, and why. */
  public record Failure(Label label, String reason) implements Row {}

  /**
   * A limit. Beyond the axis it is pointed at.
   *
   * @param text as it is written
   */
  public record Limit(double value, String text) {}
}
