package org.concurrencyatlas.analysis.contest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.rows.Row;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.jmh.JmhMode;

/**
 * Which rows are contenders of each other. Of each class and mode: the values of a parameter that
 * takes several values that are not all numbers; where no parameter does, the methods of the class.
 * Of several such parameters the one with the most values is taken, of those the first of the file;
 * the others are named, for the reader may have meant one of them.
 */
final class ContenderRule {
  private final String chosen;
  private final Map<Group, List<String>> words = new LinkedHashMap<>();

  /** Rows among which contenders are looked for. */
  private record Group(String suite, JmhMode mode) {
    static Group of(Row row) {
      return new Group(Place.suite(row.key()), row.key().mode());
    }
  }

  private ContenderRule(String chosen) {
    this.chosen = chosen;
  }

  /**
   * The rule for the rows of a file.
   *
   * @param chosen the parameter that the user wants, {@link Place#BENCHMARK} for the methods; empty
   *     for the rule above
   * @throws UsageException when no row has the chosen parameter
   */
  static ContenderRule of(List<Row> rows, String chosen) {
    if (!chosen.isEmpty() && !chosen.equals(Place.BENCHMARK)) {
      SequencedSet<String> known = new LinkedHashSet<>();
      rows.forEach(row -> known.addAll(Place.params(row.key()).keySet()));
      if (!known.contains(chosen)) {
        known.add(Place.BENCHMARK);
        throw UsageException.unknown("parameter", chosen, known);
      }
    }
    ContenderRule rule = new ContenderRule(chosen);
    rows.stream()
        .collect(Collectors.groupingBy(Group::of, LinkedHashMap::new, Collectors.toList()))
        .forEach((group, own) -> rule.words.put(group, varyingWords(own)));
    return rule;
  }

  /** What the contenders of a row's contest differ in; empty where it has no such parameter. */
  String by(Row row) {
    if (!chosen.isEmpty()) {
      boolean has = chosen.equals(Place.BENCHMARK) || Place.params(row.key()).containsKey(chosen);
      return has ? chosen : "";
    }
    List<String> own = words.getOrDefault(Group.of(row), List.of());
    boolean has = !own.isEmpty() && row.key().params().containsKey(own.getFirst());
    return has ? own.getFirst() : Place.BENCHMARK;
  }

  /** The name of a row among the contenders that differ in {@code by}. */
  static String contender(Row row, String by) {
    return by.isEmpty() || by.equals(Place.BENCHMARK)
        ? Place.method(row.key())
        : Place.params(row.key()).getOrDefault(by, "");
  }

  /** Parameters that could have been the contenders as well, over all classes. */
  List<String> others() {
    return chosen.isEmpty()
        ? words.values().stream().flatMap(names -> names.stream().skip(1)).distinct().toList()
        : List.of();
  }

  /** Parameters with several values that are not all numbers, those with the most values first. */
  private static List<String> varyingWords(List<Row> rows) {
    SequencedMap<String, SequencedSet<String>> values = new LinkedHashMap<>();
    rows.forEach(row ->
        row.key()
            .params()
            .forEach((name, value) ->
                values.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(value)));
    List<String> names = new ArrayList<>();
    values.forEach((name, all) -> {
      if (all.size() > 1 && !Quantity.areAll(all)) {
        names.add(name);
      }
    });
    names.sort(
        Comparator.comparingInt(
            (String name) -> -values.getOrDefault(name, new LinkedHashSet<>()).size()));
    return List.copyOf(names);
  }
}
