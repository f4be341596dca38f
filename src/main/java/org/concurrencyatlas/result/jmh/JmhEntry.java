package org.concurrencyatlas.result.jmh;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * One result of a file: a benchmark in one mode with one set of parameters.
 *
 * @param line of the file on which it begins, from 1
 * @param benchmark class and method
 * @param mode what was measured
 * @param params values by name, any characters, in the order of the file
 * @param threads how many called the benchmark at once; at least 1
 * @param forks how many JMH was asked for; 0 when it measured in its own JVM, without forks
 * @param settings under what it was measured
 * @param primary the metric of the mode; of a group of threads its sum
 * @param secondary the others by name as the file has it, with the parts of a group and what
 *     profilers add
 */
public record JmhEntry(
    int line,
    String benchmark,
    JmhMode mode,
    SequencedMap<String, String> params,
    int threads,
    int forks,
    JmhSettings settings,
    JmhMetric primary,
    SequencedMap<String, JmhMetric> secondary) {
  public JmhEntry {
    params = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(params));
    secondary = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(secondary));
  }

  /**
   * A secondary metric by its name in any version of JMH: {@code ·gc.time} and {@code gc.time} are
   * one, and so are {@code method·p0.99} and {@code p0.99}.
   */
  public Optional<JmhMetric> metric(String name) {
    JmhMetric exact = secondary.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    String wanted = commonName(name);
    return secondary.entrySet().stream()
        .filter(metric -> commonName(metric.getKey()).equals(wanted))
        .map(java.util.Map.Entry::getValue)
        .findFirst();
  }

  /** The secondary metrics by the names under which {@link #metric} finds them. */
  public SequencedMap<String, JmhMetric> metricsByName() {
    SequencedMap<String, JmhMetric> byName = new LinkedHashMap<>();
    secondary.forEach((name, metric) -> byName.putIfAbsent(commonName(name), metric));
    return byName;
  }

  /** The names under which {@link #metric} finds the secondary metrics. */
  public SequencedSet<String> metricNames() {
    SequencedSet<String> names = new LinkedHashSet<>();
    secondary.keySet().forEach(name -> names.add(commonName(name)));
    return names;
  }

  /**
   * Up to version 1.36 JMH put a middle dot before what profilers add, and between the method and a
   * quantile; files that went through another character set have a question mark or U+FFFD there.
   */
  private String commonName(String name) {
    String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
    String rest = name.startsWith(method) ? name.substring(method.length()) : name;
    boolean quantile = rest.matches("[·:?\uFFFD]p\\d.*");
    return quantile || rest.equals(name) ? rest.replaceFirst("^[·:?\uFFFD]+", "") : name;
  }
}
