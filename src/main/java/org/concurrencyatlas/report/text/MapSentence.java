package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.view.MapCategory;
import org.concurrencyatlas.report.view.MapTile;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.report.view.ReportInput;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.Lasting;

/** Many cells in one sentence: how often each model wins. */
public final class MapSentence {
  private static final int MOST_WINNERS = 3;

  private MapSentence() {}

  /**
   * The sentence as a headline: it names young JVMs where these were measured, because the finding
   * need not last.
   */
  public static String headline(
      ReportInput input, List<MapTile> tiles, String place, Metric metric) {
    return input.youngJvm().map(age -> "Young JVMs, " + age + ": ").orElse("")
        + of(tiles, place, metric);
  }

  /**
   * How many claims last, are transient, or are not shown to do either; empty when nothing was
   * claimed: {@code lasting: 3 steady, 8 not shown}.
   */
  public static String lasting(List<MapTile> tiles) {
    Map<Lasting.State, Long> counts =
        tiles.stream()
            .filter(tile -> tile.cell().comparable())
            .filter(tile -> tile.cell().verdict().decision() != Decision.INCONCLUSIVE)
            .collect(
                Collectors.groupingBy(
                    tile -> tile.cell().verdict().lasting().state(),
                    () -> new EnumMap<>(Lasting.State.class),
                    Collectors.counting()));
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(each -> each.getValue() + " " + words(each.getKey()))
            .collect(Collectors.joining(", ", "lasting: ", ""));
  }

  private static String words(Lasting.State state) {
    return switch (state) {
      case STEADY -> "steady";
      case TRANSIENT -> "transient";
      case NOT_CHECKED -> "not shown";
    };
  }

  /** The sentence, without a full stop; {@code place} says which cells, empty for all of a run. */
  public static String of(List<MapTile> tiles, String place, Metric metric) {
    Map<String, Integer> wins = wins(tiles);
    String of = "%s of %s".formatted("%s", Numbers.count(tiles.size(), "cell"));
    String where = place.isEmpty() ? "" : " of " + place;
    if (wins.isEmpty()) {
      return "No model stands out in the "
          + Numbers.count(tiles.size(), "cell")
          + where
          + rest(tiles)
          + beatenEverywhere(tiles);
    }
    List<Map.Entry<String, Integer>> ranked =
        wins.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .toList();
    List<String> parts = new ArrayList<>();
    parts.add(
        first(ranked.getFirst().getKey(), metric)
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

  /** Models that are out in every cell: without a winner, the models still need not be alike. */
  private static String beatenEverywhere(List<MapTile> tiles) {
    List<String> models =
        tiles.stream()
            .flatMap(tile -> tile.cell().verdict().results().stream())
            .map(result -> result.contender().model())
            .distinct()
            .filter(model -> tiles.stream().allMatch(tile -> beats(tile, model)))
            .toList();
    return models.isEmpty() ? "" : "; beaten in all: " + String.join(", ", models);
  }

  /** Whether a model takes part in a cell and is beaten there with every setting. */
  private static boolean beats(MapTile tile, String model) {
    List<ContenderResult> own =
        tile.cell().verdict().results().stream()
            .filter(result -> result.contender().model().equals(model))
            .toList();
    return !own.isEmpty()
        && own.stream().allMatch(result -> result.state() == ContenderResult.State.BEATEN);
  }

  private static String first(String model, Metric metric) {
    return switch (metric) {
      case THROUGHPUT -> model + " wins ";
      case CPU -> model + " needs the least CPU time in ";
      case MEMORY -> model + " needs the least memory in ";
      case P50, P99, P999 -> model + " has the shortest " + metric.title() + " in ";
    };
  }

  /** What is claimed of the cells without a winner: {@code ; 6 best within 5 %, 2 ties}. */
  private static String rest(List<MapTile> tiles) {
    Map<MapCategory, Integer> counts = new EnumMap<>(MapCategory.class);
    tiles.stream()
        .map(MapTile::category)
        .filter(category -> !category.hasWinner())
        .forEach(category -> counts.merge(category, 1, Integer::sum));
    double epsilon = tiles.isEmpty() ? 0 : tiles.getFirst().cell().epsilon();
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(each -> each.getKey().counted(each.getValue(), epsilon))
            .collect(Collectors.joining(", ", "; ", ""));
  }

  /** Wins by model: settings of one model count together. */
  private static Map<String, Integer> wins(List<MapTile> tiles) {
    Map<String, Integer> wins = new TreeMap<>();
    tiles.stream()
        .filter(tile -> tile.category().hasWinner())
        .flatMap(tile -> tile.who().stream().limit(1))
        .forEach(winner -> wins.merge(winner.model(), 1, Integer::sum));
    return wins;
  }
}
