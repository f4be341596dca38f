package org.concurrencyatlas.result.jmh;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.store.Json;

/** Writes result files as JMH does, with the figures that a test wants. */
public final class JmhText {
  private final Map<String, Object> entry = new LinkedHashMap<>();

  private JmhText(String benchmark, String mode, String unit, double... forks) {
    entry.put("jmhVersion", "1.37");
    entry.put("benchmark", benchmark);
    entry.put("mode", mode);
    entry.put("threads", 1);
    entry.put("forks", forks.length);
    entry.put("jvm", "/opt/jdk/bin/java");
    entry.put("jvmArgs", List.of("-Xmx1g"));
    entry.put("jdkVersion", "25.0.1");
    entry.put("vmName", "OpenJDK 64-Bit Server VM");
    entry.put("vmVersion", "25.0.1+8");
    entry.put("warmupIterations", 5);
    entry.put("warmupTime", "10 s");
    entry.put("warmupBatchSize", 1);
    entry.put("measurementIterations", 1);
    entry.put("measurementTime", "10 s");
    entry.put("measurementBatchSize", 1);
    entry.put("primaryMetric", metric(unit, forks));
    entry.put("secondaryMetrics", Map.of());
  }

  /** A result in which each fork has one iteration of the given value. */
  public static JmhText result(String benchmark, String mode, String unit, double... forks) {
    return new JmhText(benchmark, mode, unit, forks);
  }

  /** The same with one field set to another value. */
  public JmhText with(String field, Object value) {
    entry.put(field, value);
    return this;
  }

  /** The same with a secondary metric. */
  public JmhText secondary(String name, String unit, double... forks) {
    entry.put("secondaryMetrics", Map.of(name, metric(unit, forks)));
    return this;
  }

  /** The whole file. */
  public static String file(JmhText... results) {
    return Arrays.stream(results)
        .map(result -> Json.pretty(result.entry))
        .collect(Collectors.joining(",\n", "[\n", "]\n"));
  }

  private static Map<String, Object> metric(String unit, double... forks) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("score", Arrays.stream(forks).average().orElse(Double.NaN));
    metric.put("scoreError", Double.NaN);
    metric.put("scoreConfidence", List.of(Double.NaN, Double.NaN));
    metric.put("scoreUnit", unit);
    metric.put(
        "rawData", IntStream.range(0, forks.length).mapToObj(i -> List.of(forks[i])).toList());
    return metric;
  }
}
