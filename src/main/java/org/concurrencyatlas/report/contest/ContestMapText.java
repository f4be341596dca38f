package org.concurrencyatlas.report.contest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.concurrencyatlas.analysis.contest.Contest;
import org.concurrencyatlas.analysis.contest.ContestOutcome;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.text.RowName;
import org.concurrencyatlas.report.view.MapCategory;

/** Many contests in one sentence: how often each contender is best. */
final class ContestMapText {
  private static final int MOST_NAMED = 3;

  private ContestMapText() {}

  /** The class without its package, with the method where all contests share it. */
  static String suite(Contest contest) {
    String suite = contest.place().suite();
    return RowName.printable(suite.substring(suite.lastIndexOf('.') + 1));
  }

  /** The sentence, without a full stop. */
  static String headline(List<Contest> group, double epsilon) {
    String where =
        " of %s of %s".formatted(Numbers.count(group.size(), "contest"), suite(group.getFirst()));
    Map<String, Integer> wins = leaders(group, ContestOutcome.BEST, ContestOutcome.IMMATERIAL);
    Map<String, Integer> highest = leaders(group, ContestOutcome.NOT_CERTIFIED);
    if (!wins.isEmpty()) {
      return counted(wins, " is best in ", where) + rest(group, epsilon);
    }
    if (!highest.isEmpty()) {
      return counted(highest, " has the best value in ", where) + "; nothing can be certified";
    }
    return "Nobody is shown to be best in the %s of %s"
            .formatted(Numbers.count(group.size(), "contest"), suite(group.getFirst()))
        + rest(group, epsilon);
  }

  /** Who is first in the contests of those outcomes, the most frequent first. */
  private static Map<String, Integer> leaders(List<Contest> group, ContestOutcome... outcomes) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    group.stream()
        .filter(contest -> List.of(outcomes).contains(contest.outcome()))
        .map(contest -> ContestNames.of(contest.known().getFirst()))
        .forEach(name -> counts.merge(name, 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, Integer::sum, LinkedHashMap::new));
  }

  private static String counted(Map<String, Integer> counts, String verb, String where) {
    List<String> parts = new ArrayList<>();
    counts.forEach((name, count) -> {
      if (parts.size() < MOST_NAMED) {
        parts.add(parts.isEmpty() ? name + verb + count + where : name + " in " + count);
      }
    });
    int others = counts.values().stream().skip(MOST_NAMED).mapToInt(each -> each).sum();
    return String.join(", ", parts) + (others > 0 ? ", others in " + others : "");
  }

  /** What is shown of the contests without a winner: {@code ; 2 ties, 1 undecided}. */
  private static String rest(List<Contest> group, double epsilon) {
    Map<ContestOutcome, Integer> counts = new EnumMap<>(ContestOutcome.class);
    group.stream()
        .map(Contest::outcome)
        .filter(outcome -> outcome != ContestOutcome.BEST && outcome != ContestOutcome.IMMATERIAL)
        .forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(each ->
                each.getKey() == ContestOutcome.TIE
                    ? Numbers.count(each.getValue(), "tie") + " within " + Numbers.share(epsilon)
                    : each.getValue() + " " + ContestText.words(each.getKey()))
            .collect(Collectors.joining(", ", "; ", ""));
  }

  /**
   * What a ground means on a map of contests.
   *
   * @param outcomes those that it stands for there
   */
  static String words(MapCategory category, List<ContestOutcome> outcomes, double epsilon) {
    return switch (category) {
      case CERTIFIED -> "shown to be the best";
      case NOT_BEATEN -> "shown to be the best, by less than " + Numbers.share(epsilon);
      case TIE -> "tie within " + Numbers.share(epsilon);
      case UNDECIDED ->
          outcomes.equals(List.of(ContestOutcome.NOT_CERTIFIED))
              ? "not certified: who has the best value"
              : outcomes.stream().map(ContestText::words).collect(Collectors.joining(" or "))
                  + ": who may be the best";
      case NOBODY -> "no figures";
      case PROVISIONAL, LIMIT_BOUND -> category.words(epsilon);
    };
  }
}
