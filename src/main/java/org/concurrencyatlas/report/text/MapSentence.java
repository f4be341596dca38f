package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Many cells in one sentence: how often each model wins. */
public final class MapSentence {
  private static final int MOST_WINNERS = 3;

  private MapSentence() {}

  /** The sentence, without a full stop; {@code place} says which cells, empty for all of a run. */
  public static String of(List<Tile> tiles, String place, Objective objective) {
    Map<String, Integer> wins = wins(tiles);
    String of = "%s of %s".formatted("%s", Figures.count(tiles.size(), "cell"));
    String where = place.isEmpty() ? "" : " of " + place;
    if (wins.isEmpty()) {
      return "No model stands out in the " + Figures.count(tiles.size(), "cell") + where;
    }
    List<String> parts = new ArrayList<>();
    wins.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_WINNERS)
        .forEach(each ->
            parts.add(
                parts.isEmpty()
                    ? first(each.getKey(), objective) + of.formatted(each.getValue()) + where
                    : each.getKey() + " " + each.getValue()));
    int won = wins.values().stream().mapToInt(each -> each).sum();
    int open = tiles.size() - won;
    String rest = open == 0 ? "" : "; %s %s no winner".formatted(open, open == 1 ? "has" : "have");
    return String.join(", ", parts) + rest;
  }

  private static String first(String model, Objective objective) {
    return switch (objective) {
      case THROUGHPUT -> model + " wins ";
      case CPU -> model + " needs the least CPU time in ";
      case MEMORY -> model + " needs the least memory in ";
    };
  }

  /** Wins by model: settings of one model count together. */
  private static Map<String, Integer> wins(List<Tile> tiles) {
    Map<String, Integer> wins = new TreeMap<>();
    tiles.stream()
        .filter(tile -> tile.claim().hasWinner())
        .flatMap(tile -> tile.who().stream().limit(1))
        .forEach(winner -> wins.merge(winner.model(), 1, Integer::sum));
    return wins;
  }
}
