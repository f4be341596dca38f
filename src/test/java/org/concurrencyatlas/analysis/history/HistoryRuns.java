package org.concurrencyatlas.analysis.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.history.HistoryRow;
import org.concurrencyatlas.result.history.HistoryRun;

/** Made-up runs of a history, one a day. */
public final class HistoryRuns {
  public static final Point POINT = Point.parse("http(tasks=256,waitMicros=20000)");
  public static final Contender VIRTUAL = Contender.parse("virtual-threads");
  public static final Contender POOL = Contender.parse("fixed-pool(threads=64)");

  private static final Instant START = Instant.parse("2026-10-01T03:00:00Z");

  private HistoryRuns() {}

  /** Runs of two contenders: virtual threads need what the function says, the pool always 0.1. */
  public static List<HistoryRun> runs(int count, IntToDoubleFunction logNeed) {
    return IntStream.range(0, count)
        .mapToObj(i -> run(i, logNeed.applyAsDouble(i), Math.log(0.1) + 0.001 * (i % 3)))
        .toList();
  }

  /** A run of the day of that number. */
  public static HistoryRun run(int day, double virtual, double pool) {
    List<HistoryRow> rows = new ArrayList<>();
    rows.add(new HistoryRow(POINT, VIRTUAL, 256, virtual, 5));
    rows.add(new HistoryRow(POINT, POOL, 256, pool, 5));
    return new HistoryRun(
        "run-" + day,
        START.plus(Duration.ofDays(day)),
        day,
        "commit" + day,
        settings("25.0.1"),
        rows);
  }

  /** The same run under another JVM. */
  public static HistoryRun inJvm(HistoryRun run, String jvm) {
    return new HistoryRun(
        run.name(), run.createdAt(), run.seed(), run.commit(), settings(jvm), run.rows());
  }

  /** The same runs about a metric in nanoseconds: as many as they needed for a batch. */
  public static List<HistoryRun> about(Cost metric, List<HistoryRun> runs) {
    return runs.stream()
        .map(run ->
            new HistoryRun(
                run.name(),
                run.createdAt(),
                run.seed(),
                run.commit(),
                run.settings(),
                run.rows().stream().map(row -> about(metric, row)).toList()))
        .toList();
  }

  private static HistoryRow about(Cost metric, HistoryRow row) {
    return new HistoryRow(
        row.point(),
        row.contender(),
        row.tasks(),
        row.logNeed() + Math.log(1e9),
        row.forks(),
        Optional.of(metric));
  }

  private static Map<String, String> settings(String jvm) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("ε", "0.05");
    settings.put("JVM", jvm);
    settings.put("jar", "0123abcd");
    return settings;
  }
}
