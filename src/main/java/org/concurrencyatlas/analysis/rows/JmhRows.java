package org.concurrencyatlas.analysis.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.concurrencyatlas.result.jmh.Direction;
import org.concurrencyatlas.result.jmh.JmhEntry;
import org.concurrencyatlas.result.jmh.JmhFile;
import org.concurrencyatlas.result.jmh.JmhFork;
import org.concurrencyatlas.result.jmh.JmhMetric;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file of JMH. The sample of a row are the means of its forks. Several entries of one
 * name that were measured under the same settings are runs of the same: one value an entry, for the
 * forks of one run share its session.
 */
public final class JmhRows {
  private final @Nullable String metric;
  private final Set<RowKey> byThreads;

  private JmhRows(@Nullable String metric, Set<RowKey> byThreads) {
    this.metric = metric;
    this.byThreads = byThreads;
  }

  /** The names of all secondary metrics of a file. */
  public static SequencedSet<String> metrics(JmhFile file) {
    SequencedSet<String> names = new LinkedHashSet<>();
    file.entries().forEach(entry -> names.addAll(entry.metricNames()));
    return names;
  }

  /** The rows, without threads in their keys, of which a file has several numbers of threads. */
  public static Set<RowKey> severalThreads(JmhFile file) {
    Map<RowKey, Integer> threads = new HashMap<>();
    Set<RowKey> several = new HashSet<>();
    for (JmhEntry entry : file.entries()) {
      RowKey key = key(entry, 0);
      if (threads.getOrDefault(key, entry.threads()) != entry.threads()) {
        several.add(key);
      }
      threads.put(key, entry.threads());
    }
    return several;
  }

  /**
   * All rows of a file.
   *
   * @param name of the file, as it was given
   * @param metric of the secondary ones; null for the primary
   * @param byThreads rows that are distinguished by their threads as well
   */
  public static RowSet of(
      String name, JmhFile file, @Nullable String metric, Set<RowKey> byThreads) {
    JmhRows rows = new JmhRows(metric, byThreads);
    SequencedMap<RowKey, List<JmhEntry>> entries = new LinkedHashMap<>();
    for (JmhEntry entry : file.entries()) {
      entries.computeIfAbsent(rows.key(entry), _ -> new ArrayList<>()).add(entry);
    }
    List<Row> all = new ArrayList<>();
    entries.forEach((key, same) -> all.add(rows.row(key, same)));
    return new RowSet(name, "", false, all);
  }

  private RowKey key(JmhEntry entry) {
    RowKey key = key(entry, 0);
    return byThreads.contains(key) ? key(entry, entry.threads()) : key;
  }

  private static RowKey key(JmhEntry entry, int threads) {
    return new RowKey(entry.benchmark(), entry.mode(), entry.params(), threads);
  }

  private Row row(RowKey key, List<JmhEntry> entries) {
    JmhEntry first = entries.getFirst();
    List<JmhMetric> metrics = entries.stream().flatMap(each -> metric(each).stream()).toList();
    String unit = metrics.isEmpty() ? "" : metrics.getFirst().unit();
    RowSample sample = sample(entries, metrics);
    return new Row(
        key,
        metric == null ? first.mode().direction() : Direction.ofUnit(unit),
        unit,
        sample,
        entries.stream().map(JmhEntry::line).toList(),
        MeasuredUnder.of(first),
        problem(entries, metrics, sample));
  }

  private Optional<JmhMetric> metric(JmhEntry entry) {
    return metric == null ? Optional.of(entry.primary()) : entry.metric(metric);
  }

  private static RowSample sample(List<JmhEntry> entries, List<JmhMetric> metrics) {
    boolean single = metrics.size() == 1;
    boolean raw = metrics.stream().noneMatch(each -> each.forks().isEmpty());
    List<Double> values =
        single && raw
            ? metrics.getFirst().forks().stream().map(JmhFork::mean).toList()
            : metrics.stream().map(JmhRows::mean).toList();
    boolean forked = entries.stream().allMatch(entry -> entry.forks() > 0);
    RowSample.Kind kind =
        !forked
            ? RowSample.Kind.NO_FORK
            : !single ? RowSample.Kind.ENTRY : raw ? RowSample.Kind.FORK : RowSample.Kind.SCORE;
    return new RowSample(values, kind, entries.stream().mapToInt(JmhEntry::forks).sum());
  }

  /** Mean of an entry's forks; JMH's score where the file does not hold them. */
  private static double mean(JmhMetric metric) {
    return metric.forks().stream().mapToDouble(JmhFork::mean).average().orElse(metric.score());
  }

  private static Optional<RowProblem> problem(
      List<JmhEntry> entries, List<JmhMetric> metrics, RowSample sample) {
    if (metrics.size() < entries.size()) {
      return Optional.of(new RowProblem.NoMetric());
    }
    List<String> differing = differing(entries, metrics);
    if (!differing.isEmpty()) {
      return Optional.of(
          new RowProblem.Ambiguous(entries.stream().map(JmhEntry::line).toList(), differing));
    }
    return sample.hasLogarithms()
        ? Optional.empty()
        : Optional.of(new RowProblem.NoRatio(sample.values()));
  }

  /** Names of the settings in which entries of one name differ. */
  private static List<String> differing(List<JmhEntry> entries, List<JmhMetric> metrics) {
    SequencedSet<String> differing = new LinkedHashSet<>();
    SequencedMap<String, String> first = MeasuredUnder.of(entries.getFirst());
    for (JmhEntry entry : entries) {
      MeasuredUnder.of(entry)
          .forEach((name, value) -> {
            if (!value.equals(first.get(name))) {
              differing.add(name);
            }
          });
    }
    if (metrics.stream().map(JmhMetric::unit).distinct().count() > 1) {
      differing.add("unit");
    }
    return List.copyOf(differing);
  }
}
