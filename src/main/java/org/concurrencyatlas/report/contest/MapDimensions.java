package org.concurrencyatlas.report.contest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.concurrencyatlas.analysis.contest.Contest;
import org.concurrencyatlas.analysis.contest.Place;
import org.concurrencyatlas.analysis.contest.Quantity;
import org.concurrencyatlas.report.plot.TilePlot;
import org.concurrencyatlas.report.text.RowName;

/**
 * In what the places of contests differ, and how they make a map: two parameters are its axes, a
 * third has a map for each of its values. Words are axes only where they are short enough to stand
 * beside a row.
 *
 * @param contests at least two
 * @param values the values of each parameter that has several, in their order
 */
record MapDimensions(List<Contest> contests, SequencedMap<String, List<String>> values) {
  private static final int LONGEST_LABEL = 10;
  private static final int MOST_MAPS = 6;

  static MapDimensions of(List<Contest> contests) {
    List<SequencedMap<String, String>> all = contests.stream().map(MapDimensions::params).toList();
    SequencedSet<String> names = new LinkedHashSet<>();
    all.forEach(params -> names.addAll(params.keySet()));
    SequencedMap<String, List<String>> values = new LinkedHashMap<>();
    for (String name : names) {
      List<String> own =
          all.stream().map(params -> params.getOrDefault(name, "")).distinct().toList();
      if (own.size() > 1) {
        values.put(name, Quantity.sorted(own));
      }
    }
    return new MapDimensions(List.copyOf(contests), values);
  }

  /** What distinguishes a contest from the others: {@code dim=100, size=5}. */
  String name(Contest contest) {
    SequencedMap<String, String> params = params(contest);
    List<String> parts = new ArrayList<>();
    values
        .keySet()
        .forEach(name -> {
          String value = params.getOrDefault(name, "");
          parts.add(name.equals(Place.BENCHMARK) ? value : name + "=" + value);
        });
    return RowName.printable(String.join(", ", parts));
  }

  /** The tiles of contests as maps over two axes; empty where they make none. */
  Optional<Maps> maps() {
    List<String> axes =
        values.entrySet().stream()
            .filter(each -> isAxis(each.getValue()))
            .sorted(
                Comparator.<Map.Entry<String, List<String>>>comparingInt(
                    each -> -each.getValue().size()))
            .map(Map.Entry::getKey)
            .limit(2)
            .toList();
    List<String> rest = values.keySet().stream().filter(name -> !axes.contains(name)).toList();
    boolean fits =
        axes.size() == 2
            && (rest.isEmpty()
                || (rest.size() == 1 && levels(rest.getFirst()).size() <= MOST_MAPS));
    return fits
        ? Optional.of(new Maps(this, axes.getFirst(), axes.getLast(), rest))
        : Optional.empty();
  }

  /**
   * Maps over two parameters.
   *
   * @param across the parameter of the columns
   * @param up that of the rows
   * @param rest the parameter with a map for each value; empty for one map
   */
  record Maps(MapDimensions of, String across, String up, List<String> rest) {
    TilePlot.Maps layout() {
      return new TilePlot.Maps(
          RowName.printable(across), RowName.printable(up), labels(across), labels(up), names());
    }

    TilePlot.Placed place(Contest contest, TilePlot.Tile tile) {
      SequencedMap<String, String> params = params(contest);
      int map = rest.isEmpty() ? 0 : index(rest.getFirst(), params);
      return new TilePlot.Placed(map, index(across, params), index(up, params), tile);
    }

    private int index(String name, SequencedMap<String, String> params) {
      return of.levels(name).indexOf(params.getOrDefault(name, ""));
    }

    private List<String> labels(String name) {
      return of.levels(name).stream().map(RowName::printable).toList();
    }

    private List<String> names() {
      return rest.isEmpty()
          ? List.of("")
          : of.levels(rest.getFirst()).stream()
              .map(value -> RowName.printable(rest.getFirst() + " " + value))
              .toList();
    }
  }

  private List<String> levels(String name) {
    return values.getOrDefault(name, List.of());
  }

  private static boolean isAxis(List<String> levels) {
    return levels.stream().allMatch(level -> level.length() <= LONGEST_LABEL);
  }

  /** The parameters of a place, the method among them; {@code ""} where a place has none. */
  private static SequencedMap<String, String> params(Contest contest) {
    SequencedMap<String, String> params = new LinkedHashMap<>();
    if (!contest.place().benchmark().isEmpty()) {
      params.put(Place.BENCHMARK, contest.place().benchmark());
    }
    contest.place().params().forEach(params::putIfAbsent);
    return params;
  }
}
