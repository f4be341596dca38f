package org.concurrencyatlas.report.contest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.concurrencyatlas.analysis.rows.Row;
import org.concurrencyatlas.analysis.rows.RowKey;
import org.concurrencyatlas.result.jmh.JmhEntry;
import org.concurrencyatlas.result.jmh.JmhFile;

/** The results of the file behind each row, with what belongs to them beside their figure. */
final class RowEntries {
  /** A name of Java: what profilers add and quantiles have dots or signs. */
  private static final Pattern OWN_NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

  private final Map<RowKey, List<JmhEntry>> byKey = new HashMap<>();

  RowEntries(JmhFile file) {
    file.entries()
        .forEach(entry ->
            byKey
                .computeIfAbsent(
                    new RowKey(entry.benchmark(), entry.mode(), entry.params(), 0),
                    _ -> new ArrayList<>())
                .add(entry));
  }

  /** The results that make a row: more than one where they have one name. */
  List<JmhEntry> of(Row row) {
    RowKey key = row.key();
    return byKey
        .getOrDefault(new RowKey(key.benchmark(), key.mode(), key.params(), 0), List.of())
        .stream()
        .filter(entry -> key.threads() == 0 || key.threads() == entry.threads())
        .toList();
  }

  /**
   * The parts of a group of threads, and counters of the benchmark's own in the same unit; by name.
   */
  static SequencedMap<String, Double> parts(JmhEntry entry) {
    SequencedMap<String, Double> parts = new LinkedHashMap<>();
    entry
        .metricsByName()
        .forEach((name, metric) -> {
          if (OWN_NAME.matcher(name).matches() && metric.unit().equals(entry.primary().unit())) {
            parts.put(name, metric.score());
          }
        });
    return parts;
  }
}
