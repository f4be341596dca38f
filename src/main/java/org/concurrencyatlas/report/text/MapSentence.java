package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
      return "No model stands out in the "
          + Figures.count(tiles.size(), "cell")
          + where
          + rest(tiles);
    }
    List<Map.Entry<String, Integer>> ranked =
        wins.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .toList();
    List<String> parts = new ArrayList<>();
    parts.add(
        first(ranked.getFirst().getKey(), objective)
            + of.formatted(ranked.getFirst().getValue())
            + where);
    ranked.stream()
        .skip(1)
        .limit(MOST_WINNERS - 1)
        .forEach(each -> parts.add(each.getKey() + " " + each.getValue()));
    int others = ranked.stream().skip(MOST_WINNERS).mapToInt(Map.Entry::getValue).sum();
    if (others > 0) {
      parts.add("others " + others);
    }
    return String.join(", ", parts) + rest(tiles);
  }

  private static String first(String model, Objective objective) {
    return switch (objective) {
      case THROUGHPUT -> model + " wins ";
      case CPU -> model + " needs the least CPU time in ";
      case MEMORY -> model + " needs the least memory in ";
    };
  }

  /** What is claimed of the cells without a winner: {@code ; 6 best within 5 %, 2 ties}. */
  private static String rest(List<Tile> tiles) {
    Map<Tile.Claim, List<Tile>> byClaim =
        tiles.stream()
            .filter(tile -> !tile.claim().hasWinner())
            .collect(
                Collectors.groupingBy(
                    Tile::claim, () -> new EnumMap<>(Tile.Claim.class), Collectors.toList()));
    return byClaim.isEmpty()
        ? ""
        : byClaim.values().stream()
            .map(MapSentence::count)
            .collect(Collectors.joining(", ", "; ", ""));
  }

  /** Cells of one claim, counted. */
  private static String count(List<Tile> alike) {
    int number = alike.size();
    Tile any = alike.getFirst();
    return switch (any.claim()) {
      case NOT_BEATEN -> number + " best within " + Figures.share(any.cell().epsilon());
      case TIE -> Figures.count(number, "tie");
      case LIMIT_BOUND -> number + " limit-bound";
      case UNDECIDED -> number + " undecided";
      case NOBODY -> number + " unfinished";
      case CERTIFIED, PROVISIONAL, UNTESTED -> number + " won";
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
