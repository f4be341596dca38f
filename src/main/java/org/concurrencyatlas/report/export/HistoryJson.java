package org.concurrencyatlas.report.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.concurrencyatlas.analysis.history.History;
import org.concurrencyatlas.analysis.history.RowChange;
import org.concurrencyatlas.analysis.history.RowHistory;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.history.Baseline;
import org.concurrencyatlas.result.history.HistoryRun;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.stats.change.EDivisive;

/**
 * What {@code history --json} prints. Its fields and their order are a promise to programs. A ratio
 * is one of times, or of the metric: above 1 the row became slower or needs more. A figure that is
 * unknown, or none of throughput, is the text {@code NaN}.
 */
public final class HistoryJson {
  private HistoryJson() {}

  /** The whole document. */
  public static String text(History history) {
    return Json.pretty(Document.of(history));
  }

  private record Document(int neededRuns, List<Run> runs, List<String> baseline, List<Row> rows) {
    static Document of(History history) {
      return new Document(
          EDivisive.LEAST_VALUES,
          history.runs().stream().map(Run::of).toList(),
          history.baseline().map(Baseline::sessions).orElse(List.of()).stream()
              .map(Baseline.Session::name)
              .toList(),
          history.rows().stream().map(Row::of).toList());
    }
  }

  private record Run(String name, Instant createdAt, String commit, Map<String, String> settings) {
    static Run of(HistoryRun run) {
      return new Run(run.name(), run.createdAt(), run.commit(), run.settings());
    }
  }

  private record Row(
      Point point,
      Contender contender,
      Optional<EDivisive.Test> test,
      List<Change> changes,
      double lastToBaseline,
      List<Value> values,
      String metric) {
    static Row of(RowHistory row) {
      OptionalDouble toBaseline = row.lastToBaseline();
      return new Row(
          row.point(),
          row.contender(),
          row.test(),
          row.changes().stream().map(Change::of).toList(),
          toBaseline.orElse(Double.NaN),
          row.values().stream().map(Value::of).toList(),
          Metric.of(row.metric()).id());
    }
  }

  private record Value(String run, double tasksPerSecond, double logNeed, int forks, double value) {
    static Value of(RowHistory.Value value) {
      return new Value(
          value.run().name(),
          value.row().metric().isEmpty() ? value.row().value() : Double.NaN,
          value.row().logNeed(),
          value.row().forks(),
          value.row().value());
    }
  }

  private record Ratio(double estimate, double low, double high) {}

  private record Change(
      String lastBefore,
      String firstAfter,
      Ratio ratio,
      double p,
      double confidence,
      List<String> differing) {
    static Change of(RowChange change) {
      return new Change(
          change.before().name(),
          change.after().name(),
          new Ratio(change.ratio().estimate(), change.ratio().low(), change.ratio().high()),
          change.p(),
          1 - change.p(),
          change.differing());
    }
  }
}
