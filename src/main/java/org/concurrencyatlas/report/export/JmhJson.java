package org.concurrencyatlas.report.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.concurrencyatlas.report.text.Findings;
import org.concurrencyatlas.report.text.Journaled;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Json;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.Standing;

/**
 * {@code jmh.json}: the results in the format that JMH writes with {@code -rf json}, so that its
 * viewers read them. One entry a contender of a cell; an operation is one task; {@code rawData} has
 * one row a fork with one score an iteration.
 *
 * <p>Score and interval are those of the verdict, over forks (95 %), not JMH's over pooled
 * iterations (99.9 %). A contender without a successful fork has no entry, as with JMH.
 */
public final class JmhJson {
  private static final double[] PERCENTILES = {
    0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100
  };

  private JmhJson() {}

  /** The whole file. */
  public static String text(Findings findings) {
    Journaled journal = new Journaled(findings.forks());
    List<Map<String, Object>> entries =
        findings.verdicts().cells().stream()
            .flatMap(cell ->
                cell.standings().stream()
                    .filter(each -> !journal.measured(cell.point(), each.contender()).isEmpty())
                    .map(each -> entry(findings, cell, each, journal)))
            .toList();
    return Json.pretty(entries);
  }

  private static Map<String, Object> entry(
      Findings findings, CellVerdict cell, Standing standing, Journaled journal) {
    List<ForkResult> forks = journal.measured(cell.point(), standing.contender());
    Protocol protocol = findings.plan().protocol();
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("benchmark", "org.concurrencyatlas." + cell.point().workload() + ".batch");
    entry.put("mode", "thrpt");
    entry.put("threads", 1);
    entry.put("forks", forks.size());
    entry.put("jvm", findings.environment().jdk());
    entry.put("jvmArgs", findings.plan().jvmArguments());
    entry.put("jdkVersion", findings.environment().jdk());
    entry.put("vmName", findings.environment().jdk());
    entry.put("vmVersion", findings.environment().jdk());
    entry.put("warmupIterations", 1);
    entry.put("warmupTime", forks.getFirst().warmupMillis() + " ms");
    entry.put("warmupBatchSize", 1);
    entry.put("measurementIterations", protocol.iterations());
    entry.put("measurementTime", protocol.iterationMillis() + " ms");
    entry.put("measurementBatchSize", 1);
    entry.put("params", params(cell.point(), standing));
    entry.put("primaryMetric", metric(standing.tasksPerSecond(), scores(findings, forks)));
    entry.put("secondaryMetrics", Map.of());
    return entry;
  }

  private static Map<String, String> params(Point point, Standing standing) {
    Map<String, String> params = new TreeMap<>();
    point.parameters().forEach((name, value) -> params.put(name, Long.toString(value)));
    params.put("contender", standing.contender().toString());
    return params;
  }

  private static Map<String, Object> metric(Interval interval, List<List<Double>> scores) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("score", interval.estimate());
    metric.put("scoreError", (interval.high() - interval.low()) / 2);
    metric.put("scoreConfidence", List.of(interval.low(), interval.high()));
    metric.put("scorePercentiles", percentiles(scores));
    metric.put("scoreUnit", "ops/s");
    metric.put("rawData", scores);
    return metric;
  }

  /** Tasks a second of each iteration of each fork. */
  private static List<List<Double>> scores(Findings findings, List<ForkResult> forks) {
    Point point = forks.getFirst().point();
    double tasks =
        findings.plan().cells().stream()
            .filter(cell -> cell.point().equals(point))
            .mapToDouble(cell -> cell.tasks())
            .findFirst()
            .orElse(Double.NaN);
    return forks.stream().map(fork -> scores(tasks, fork.iterations())).toList();
  }

  private static List<Double> scores(double tasks, List<Iteration> iterations) {
    return iterations.stream().map(each -> tasks * 1e9 / each.nanosPerBatch()).toList();
  }

  private static Map<String, Object> percentiles(List<List<Double>> scores) {
    double[] all = scores.stream().flatMap(List::stream).mapToDouble(each -> each).toArray();
    double least = Arrays.stream(all).min().orElse(Double.NaN);
    Percentile percentile = new Percentile();
    percentile.setData(all);
    Map<String, Object> percentiles = new LinkedHashMap<>();
    for (double p : PERCENTILES) {
      percentiles.put(Double.toString(p), p == 0 ? least : percentile.evaluate(p));
    }
    return percentiles;
  }
}
