package org.concurrencyatlas.report.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.analysis.cause.Counters;
import org.concurrencyatlas.analysis.cause.Explanation;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.latency.Quantile;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.LatencyResult;

/** What the leader of a cell and those behind it used, as the fields of a table. */
public final class CauseTable {
  private static final List<String> COUNTERS =
      List.of(
          "contender",
          "CPU/task",
          "allocated/task",
          "collector/task",
          "switches/task, forced",
          "threads",
          "carriers",
          "processors busy");

  /** Up to this share waits are. */
  private static final double SPARE = 0.5;

  /** Ratios are written with two decimals. */
  private static final double SAME = 0.005;

  private final CellSummary cell;
  private final Optional<Quantile> quantile;

  private CauseTable(CellSummary cell) {
    this.cell = cell;
    this.quantile = cell.metric().flatMap(Cost::quantile);
  }

  /** What stands above the fields. */
  public static List<String> head(CellSummary cell) {
    return Stream.concat(
            COUNTERS.stream(),
            cell.metric().flatMap(Cost::quantile).stream()
                .flatMap(each -> Stream.of("in service", "in the queue, " + each.id())))
        .toList();
  }

  /**
   * The leader and those behind it, a row each, with what a figure is to the leader's in brackets;
   * none where nobody is behind.
   */
  public static List<List<String>> rows(ReportInput input, CellSummary cell) {
    List<Explanation> behind = input.explanations().of(cell.verdict().point());
    Optional<ContenderResult> leader = cell.leader();
    if (behind.isEmpty() || leader.isEmpty()) {
      return List.of();
    }
    CauseTable table = new CauseTable(cell);
    List<List<String>> rows = new ArrayList<>();
    Counters first = behind.getFirst().leader();
    rows.add(table.row(leader.get(), first, leader.get(), first));
    behind.forEach(
        each -> rows.add(table.row(each.result(), each.counters(), leader.get(), first)));
    return rows;
  }

  private List<String> row(
      ContenderResult result, Counters own, ContenderResult leader, Counters first) {
    List<String> row = new ArrayList<>();
    row.add(result.contender().toString());
    row.add(Numbers.nanos(own.cpuNanos()) + times(own.cpuNanos(), first.cpuNanos()));
    row.add(
        Numbers.bytes(own.allocatedBytes()) + times(own.allocatedBytes(), first.allocatedBytes()));
    row.add(
        Numbers.nanos(own.collectorNanos()) + times(own.collectorNanos(), first.collectorNanos()));
    row.add(switches(own) + times(own.switches(), first.switches()));
    row.add(whole(own.threads()));
    row.add(carriers(own));
    row.add(busy(own));
    quantile.ifPresent(each -> {
      double queued = queuedNanos(result, own, each);
      row.add(Numbers.nanos(serviceNanos(own)) + times(serviceNanos(own), serviceNanos(first)));
      row.add(Numbers.nanos(queued) + times(queued, queuedNanos(leader, first, each)));
    });
    return row;
  }

  /** What a figure is to the leader's; empty where that is the same, or it is nothing. */
  private static String times(double own, double leader) {
    double ratio = own / leader;
    return own == 0 || Math.abs(ratio - 1) < SAME || !Double.isFinite(ratio)
        ? ""
        : " (" + Numbers.ratio(Interval.unbounded(ratio)) + ")";
  }

  /** A number of things; a median may be half of one. */
  private static String whole(double count) {
    return Numbers.tick(count, 1);
  }

  private static String perTask(double count) {
    return count > 0 && count < 0.01 ? "<0.01" : Numbers.number(count);
  }

  private static String switches(Counters own) {
    return "%s, %s".formatted(perTask(own.switches()), perTask(own.involuntarySwitches()));
  }

  private static String carriers(Counters own) {
    return own.carriers() > 0
        ? "%s, pinned %s".formatted(whole(own.carriers()), Numbers.wholePercent(own.pinnedShare()))
        : own.carriers() == 0 ? "none" : whole(own.carriers());
  }

  /** How many processors were busy, and whether they, its threads or waits are the limit. */
  private static String busy(Counters own) {
    double share = own.busy() / own.processors();
    if (Double.isNaN(share)) {
      return Numbers.number(Double.NaN);
    }
    return "%s of %s%s"
        .formatted(Numbers.hundredths(own.busy()), Math.round(own.processors()), limit(own, share));
  }

  private static String limit(Counters own, double busyShare) {
    if (own.processorsLimit()) {
      return ": they limit";
    }
    if (own.threadsLimit()) {
      return own.usable() == 1 ? ": one thread limits" : ": its threads limit";
    }
    return busyShare <= SPARE ? ": waits limit" : "";
  }

  /** What a request takes where none is before it: its CPU time and its wait. */
  private double serviceNanos(Counters own) {
    return own.cpuNanos() + 1e3 * cell.verdict().point().parameterOrZero(Point.WAIT_MICROS);
  }

  /** The rest of its latency; the journal does not record when a request began to be served. */
  private double queuedNanos(ContenderResult result, Counters own, Quantile each) {
    double latency = result.latency().orElse(LatencyResult.UNKNOWN).at(each).estimate();
    return Math.max(0, latency - serviceNanos(own));
  }
}
