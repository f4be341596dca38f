package org.concurrencyatlas.result.jmh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.concurrencyatlas.result.jmh.JsonCursor.UnexpectedValue;
import org.jspecify.annotations.Nullable;

/** Reads one result of a file. Fields that the format does not have are passed over. */
final class EntryReader {
  private static final String MODES = "a mode of JMH: thrpt, avgt, sample or ss";

  private final JsonCursor json;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final SequencedMap<String, String> params = new LinkedHashMap<>();
  private final SequencedMap<String, JmhMetric> secondary = new LinkedHashMap<>();
  private final List<String> jvmArgs = new ArrayList<>();
  private @Nullable JmhMode mode;
  private @Nullable JmhMetric primary;

  private EntryReader(JsonCursor json) {
    this.json = json;
  }

  /** Reads the result at the place. */
  static JmhEntry read(JsonCursor json) throws UnexpectedValue {
    int line = json.line();
    EntryReader reader = new EntryReader(json);
    json.object("a result, {", reader::field);
    return reader.entry(line);
  }

  private void field(String name) throws UnexpectedValue {
    switch (name) {
      case "mode" -> mode = mode();
      case "params" ->
          json.object(
              "the parameters, {",
              param -> params.put(param, json.text("the value of a parameter, a text")));
      case "jvmArgs" ->
          json.list("the flags of the JVM, [", () -> jvmArgs.add(json.text("a flag, a text")));
      case "primaryMetric" -> primary = MetricReader.read(json, "\"primaryMetric\"");
      case "secondaryMetrics" ->
          json.object(
              "the secondary metrics, {",
              metric -> secondary.put(metric, MetricReader.read(json, '"' + metric + '"')));
      case "benchmark",
          "jmhVersion",
          "jvm",
          "jdkVersion",
          "vmName",
          "vmVersion",
          "warmupTime",
          "measurementTime" ->
          texts.put(name, json.text("\"" + name + "\", a text"));
      case "threads",
          "forks",
          "warmupIterations",
          "warmupBatchSize",
          "measurementIterations",
          "measurementBatchSize" ->
          counts.put(name, json.count("\"" + name + "\", a whole number"));
      default -> json.skip();
    }
  }

  private JmhMode mode() throws UnexpectedValue {
    JmhMode found = JmhMode.of(json.text(MODES)).orElse(null);
    if (found == null) {
      throw json.unexpected(MODES);
    }
    return found;
  }

  private JmhEntry entry(int line) throws UnexpectedValue {
    String benchmark = text("benchmark");
    if (benchmark.isEmpty() || mode == null || primary == null) {
      String missing = benchmark.isEmpty() ? "benchmark" : mode == null ? "mode" : "primaryMetric";
      throw json.wrong("the result that ends here has no \"" + missing + "\"");
    }
    return new JmhEntry(
        line,
        benchmark,
        mode,
        params,
        Math.max(1, count("threads")),
        counts.getOrDefault("forks", primary.forks().size()),
        settings(),
        primary,
        secondary);
  }

  private JmhSettings settings() {
    return new JmhSettings(
        text("jmhVersion"),
        text("jvm"),
        jvmArgs,
        text("jdkVersion"),
        text("vmName"),
        text("vmVersion"),
        new JmhPhase(count("warmupIterations"), text("warmupTime"), count("warmupBatchSize")),
        new JmhPhase(
            count("measurementIterations"),
            text("measurementTime"),
            count("measurementBatchSize")));
  }

  private String text(String name) {
    return texts.getOrDefault(name, "");
  }

  private int count(String name) {
    return counts.getOrDefault(name, 0);
  }
}
