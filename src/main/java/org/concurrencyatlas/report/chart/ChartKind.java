package org.concurrencyatlas.report.chart;

import java.util.Arrays;
import java.util.List;
import org.concurrencyatlas.report.chart.line.AxisChart;
import org.concurrencyatlas.report.chart.line.LatencyChart;
import org.concurrencyatlas.report.chart.line.PoolSizeChart;
import org.concurrencyatlas.report.chart.line.QuantileChart;
import org.concurrencyatlas.report.plot.LazyPicture;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.UsageException;

/**
 * The catalogue of charts: a new one is one class, its constant and its line in {@link #pictures}.
 * A kind gives one picture for each thing in a run that it can show.
 */
public enum ChartKind {
  /** Who wins where: a map for each plane, else a board of all cells. */
  WINNER_MAP("winner-map", "who wins where", true),
  /** Where along a parameter one model overtakes another. */
  CROSSOVER("crossover", "where one model overtakes another", false),
  /** A quantity over one parameter. */
  SCALING("scaling", "a line a contender over one parameter", true),
  /** What a service's latency does when more is asked for. */
  LATENCY("latency", "a quantile of latency over the load", true),
  /** From the median to the rarest answers of each service. */
  QUANTILES("quantiles", "latency from the median to the rarest answers", false),
  /** When, within a fork, a service was late. */
  LATENCY_OVER_TIME(
      "latency-over-time", "p99 latency over the time within a fork, a strip a contender", false),
  /** What the size of a pool does. */
  POOL_SIZE("pool-size", "throughput over the size of a pool", false),
  /** What a message costs over its size, a line a way. */
  ISOLATION("isolation", "what a message costs over its size, by the way it takes", false),
  /** How near each contender comes to the physical limit. */
  EFFICIENCY("efficiency", "percentage of the physical limit", false),
  /** What a task costs in memory. */
  MEMORY_SLOPE("memory-slope", "resident memory over the number of tasks", false),
  /** Throughput against CPU time and memory, for each cell. */
  PARETO("pareto", "throughput against CPU time and memory, for each cell", false),
  /** What a race condition cost. */
  LOST_UPDATES("lost-updates", "the updates that a race condition lost, by contender", false),
  /** The contenders of each cell, with every fork. */
  CELL("cell", "the contenders of each cell, with every fork", false);

  private final String id;
  private final String description;
  private final boolean byObjective;

  ChartKind(String id, String description, boolean byObjective) {
    this.id = id;
    this.description = description;
    this.byObjective = byObjective;
  }

  /**
   * The kind of that name.
   *
   * @throws UsageException when there is none; says which there are
   */
  public static ChartKind named(String id) {
    return Arrays.stream(values())
        .filter(each -> each.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            UsageException.unknown(
                "chart", id, Arrays.stream(values()).map(ChartKind::id).toList()));
  }

  /** The name on the command line and at the beginning of the files. */
  public String id() {
    return id;
  }

  /** One line for a list. */
  public String description() {
    return description;
  }

  /** Whether there is such a picture for every objective. */
  public boolean isByObjective() {
    return byObjective;
  }

  /** The pictures of this kind that a run has; may be none. */
  List<LazyPicture> pictures(ReportInput input, Metric metric) {
    return isOfThroughput() && input.primary() != Metric.THROUGHPUT
        ? List.of()
        : possible(input, metric);
  }

  /** Whether the chart shows nothing where the rate of requests is given. */
  private boolean isOfThroughput() {
    return this == POOL_SIZE || this == EFFICIENCY || this == PARETO;
  }

  private List<LazyPicture> possible(ReportInput input, Metric metric) {
    return switch (this) {
      case WINNER_MAP -> WinnerMap.pictures(prefix(metric), input, metric);
      case CROSSOVER -> CrossoverChart.pictures(id, input);
      case SCALING -> AxisChart.pictures(prefix(metric), input, metric);
      case LATENCY -> LatencyChart.pictures(prefix(metric), input, metric);
      case QUANTILES -> QuantileChart.pictures(id, input);
      case LATENCY_OVER_TIME -> LatencyStrips.pictures(id, input);
      case POOL_SIZE -> PoolSizeChart.pictures(id, input);
      case ISOLATION -> IsolationChart.pictures(id, input);
      case EFFICIENCY -> EfficiencyChart.pictures(id, input);
      case MEMORY_SLOPE -> AxisChart.memorySlopes(id, input);
      case PARETO -> ParetoChart.pictures(id, input);
      case LOST_UPDATES -> LostUpdatesChart.pictures(id, input);
      case CELL -> CellChart.pictures(id, input);
    };
  }

  /** The beginning of the files' names; throughput is not named. */
  private String prefix(Metric metric) {
    return metric == Metric.THROUGHPUT ? id : id + "-" + metric.id();
  }
}
