package org.concurrencyatlas.analysis.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.history.Baseline;
import org.concurrencyatlas.result.history.HistoryRow;
import org.concurrencyatlas.result.history.HistoryRun;

/**
 * Many runs, row by row.
 *
 * @param runs in order of time
 * @param baseline the one that was chosen last
 * @param rows in the order in which they first appear
 */
public record History(List<HistoryRun> runs, Optional<Baseline> baseline, List<RowHistory> rows) {
  private record RowKey(Point point, Contender contender, Optional<Cost> metric) {}

  public History {
    runs = List.copyOf(runs);
    rows = List.copyOf(rows);
  }

  /**
   * Looks for changes in every row; the same runs, in whatever order they were added, always give
   * the same.
   *
   * @param runs each once
   * @param baselines in the order in which they were chosen
   */
  public static History of(List<HistoryRun> runs, List<Baseline> baselines) {
    List<HistoryRun> byTime =
        runs.stream()
            .sorted(Comparator.comparing(HistoryRun::createdAt).thenComparingLong(HistoryRun::seed))
            .toList();
    Map<RowKey, List<RowHistory.Value>> values = new LinkedHashMap<>();
    for (HistoryRun run : byTime) {
      for (HistoryRow row : run.rows()) {
        values
            .computeIfAbsent(
                new RowKey(row.point(), row.contender(), row.metric()), _ -> new ArrayList<>())
            .add(new RowHistory.Value(run, row));
      }
    }
    Optional<Baseline> baseline =
        baselines.isEmpty() ? Optional.empty() : Optional.of(baselines.getLast());
    List<List<RowHistory.Value>> all = List.copyOf(values.values());
    return new History(
        byTime, baseline, all.parallelStream().map(each -> RowHistory.of(each, baseline)).toList());
  }

  /** The same runs with some of the rows. */
  public History with(List<RowHistory> some) {
    return new History(runs, baseline, some);
  }
}
