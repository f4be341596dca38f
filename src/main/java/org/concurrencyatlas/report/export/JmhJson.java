package org.concurrencyatlas.report.export;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.concurrencyatlas.analysis.rows.RunRows;
import org.concurrencyatlas.report.view.ForksByContender;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * {@code jmh.json}: the results in the format that JMH writes with {@code -rf json}, so that its
 * viewers read them. One entry a contender of a cell; an operation is one task; {@code rawData} has
 * one row a fork with one score an iteration. Each entry is a line.
 *
 * <p>Score and interval are those of the verdict, over forks (95 %), not JMH's over pooled
 * iterations (99.9 %). A contender without a successful fork has no entry, as with JMH.
 */
public final class JmhJson {
  /** Of the format, and of the JMH that measured. */
  static final String JMH_VERSION = "1.37";

  private static final double[] PERCENTILES = {
    0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100
  };

  private JmhJson() {}

  /** Writes the whole file, entry by entry: of a large run it is the largest. */
  public static void write(ReportInput input, Writer out) throws IOException {
    ForksByContender journal = new ForksByContender(input.forks());
    Map<Point, Long> tasks = new HashMap<>();
    input.plan().cells().forEach(cell -> tasks.put(cell.point(), cell.tasks()));
    out.write("[");
    String before = "\n";
    for (CellVerdict cell : input.verdicts().cells()) {
      for (ContenderResult result : cell.results()) {
        List<ForkResult> forks = journal.measured(cell.point(), result.contender());
        if (!forks.isEmpty() && cell.incomparable().isEmpty()) {
          double each = (double) tasks.getOrDefault(cell.point(), 0L);
          out.write(before);
          out.write(Json.line(entry(input, cell.point(), result, each, forks)));
          before = ",\n";
        }
      }
    }
    out.write("\n]\n");
  }

  private static Map<String, Object> entry(
      ReportInput input,
      Point point,
      ContenderResult result,
      double tasks,
      List<ForkResult> forks) {
    Protocol protocol = input.plan().protocol();
    String jdk = input.environment().jdk();
    String version = jdk.substring(jdk.lastIndexOf(' ') + 1);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("jmhVersion", JMH_VERSION);
    entry.put("benchmark", "org.concurrencyatlas." + point.workload() + ".batch");
    entry.put("mode", "thrpt");
    entry.put("threads", 1);
    entry.put("forks", forks.size());
    entry.put("jvm", jdk);
    entry.put("jvmArgs", input.plan().jvmArguments());
    entry.put("jdkVersion", version.replaceFirst("\\+.*", ""));
    entry.put("vmName", jdk.substring(0, jdk.length() - version.length()).strip());
    entry.put("vmVersion", version);
    entry.put("warmupIterations", 1);
    entry.put("warmupTime", forks.getFirst().warmupMillis() + " ms");
    entry.put("warmupBatchSize", 1);
    entry.put("measurementIterations", protocol.iterations());
    entry.put("measurementTime", protocol.iterationMillis() + " ms");
    entry.put("measurementBatchSize", 1);
    entry.put("params", params(point, result));
    entry.put("primaryMetric", metric(result.tasksPerSecond(), scores(tasks, forks)));
    entry.put("secondaryMetrics", costs(tasks, forks));
    return entry;
  }

  private static Map<String, String> params(Point point, ContenderResult result) {
    Map<String, String> params = point.texts();
    params.put(RunRows.CONTENDER, RunRows.parameter(result.contender()));
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

  /** What the forks used, one figure a fork, under the names that JMH's profilers use. */
  private static Map<String, Object> costs(double tasks, List<ForkResult> forks) {
    Map<String, Object> costs = new LinkedHashMap<>();
    cost(costs, "cpu.norm", "ns/op", forks, fork -> fork.costs().cpuNanosPerBatch() / tasks);
    cost(
        costs,
        "gc.alloc.rate.norm",
        "B/op",
        forks,
        fork -> fork.costs().allocatedBytesPerBatch() / tasks);
    cost(costs, "memory.peak", "B", forks, fork -> fork.costs().peakResidentBytes());
    return costs;
  }

  private static void cost(
      Map<String, Object> costs,
      String name,
      String unit,
      List<ForkResult> forks,
      ToDoubleFunction<ForkResult> value) {
    double[] values = forks.stream().mapToDouble(value).toArray();
    if (Arrays.stream(values).allMatch(each -> Double.isFinite(each) && each > 0)) {
      Map<String, Object> metric = new LinkedHashMap<>();
      Interval mean = Moments.of(values).interval(0.95);
      metric.put("score", mean.estimate());
      metric.put("scoreError", (mean.high() - mean.low()) / 2);
      metric.put("scoreConfidence", List.of(mean.low(), mean.high()));
      metric.put("scoreUnit", unit);
      metric.put("rawData", Arrays.stream(values).mapToObj(List::of).toList());
      costs.put(name, metric);
    }
  }

  /** Tasks a second of each iteration of each fork. */
  private static List<List<Double>> scores(double tasks, List<ForkResult> forks) {
    return forks.stream()
        .map(fork ->
            fork.iterations().stream()
                .map(iteration -> tasks * 1e9 / iteration.nanosPerBatch())
                .toList())
        .toList();
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
