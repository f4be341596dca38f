package org.concurrencyatlas.report.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.analysis.comparison.Uncertified;
import org.concurrencyatlas.analysis.contest.Contest;
import org.concurrencyatlas.analysis.contest.ContestOutcome;
import org.concurrencyatlas.analysis.contest.ContestRow;
import org.concurrencyatlas.analysis.rows.RowProblem;
import org.concurrencyatlas.analysis.rows.RowSample;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.text.RowProblemText;
import org.concurrencyatlas.stats.Interval;

/** Contests in words. */
final class ContestText {
  private static final int LONGEST_STATE = 15;

  private ContestText() {}

  /** What can be said of a contest, one sentence without a full stop. */
  static String headline(Contest contest, double epsilon) {
    return sentence(contest, " at " + ContestNames.place(contest), epsilon) + unknown(contest);
  }

  private static String sentence(Contest contest, String at, double epsilon) {
    List<ContestRow> known = contest.known();
    return switch (contest.outcome()) {
      case BEST -> ContestNames.of(known.getFirst()) + " is best" + at + ahead(contest);
      case IMMATERIAL ->
          ContestNames.of(known.getFirst())
              + " is best"
              + at
              + ahead(contest)
              + ": less than "
              + Numbers.share(epsilon);
      case TIE ->
          "%s tie within %s%s%s"
              .formatted(
                  ContestNames.list(contest.in(ContestRow.State.TIED)),
                  Numbers.share(epsilon),
                  at,
                  behind(contest));
      case UNDECIDED -> "Undecided" + at + ": " + open(contest) + behind(contest);
      case NOT_CERTIFIED ->
          "%s has the best value%s%s; cannot be certified: %s"
              .formatted(
                  ContestNames.of(known.getFirst()),
                  at,
                  ahead(contest),
                  contest.uncertified().map(ContestText::reason).orElse("no forks"));
      case NOT_ALIKE ->
          "No winner%s: measured under different settings (%s)"
              .formatted(at, String.join(", ", contest.differing()));
      case NO_RIVAL -> ContestNames.of(known.getFirst()) + " has no rival" + at;
      case NO_FIGURES -> "No figures" + at;
    };
  }

  private static String ahead(Contest contest) {
    return contest
        .lead()
        .map(lead ->
            ", %s ahead of %s"
                .formatted(Numbers.ratio(lead), ContestNames.of(contest.known().get(1))))
        .orElse("");
  }

  private static String open(Contest contest) {
    List<ContestRow> open = contest.in(ContestRow.State.OPEN);
    List<ContestRow> rivals = open.subList(1, open.size());
    return rivals.isEmpty()
        ? ContestNames.of(open.getFirst()) + " leads"
        : "%s leads, %s may be as good"
            .formatted(ContestNames.of(open.getFirst()), ContestNames.list(rivals));
  }

  private static String behind(Contest contest) {
    List<ContestRow> behind = contest.in(ContestRow.State.BEHIND);
    return behind.isEmpty() ? "" : "; behind: " + ContestNames.list(behind);
  }

  private static String unknown(Contest contest) {
    boolean told = contest.unknown() == 0 || contest.outcome() == ContestOutcome.NO_FIGURES;
    return told ? "" : "; " + contest.unknown() + " without a figure";
  }

  /** An outcome in a word or two, for tables and counts. */
  static String words(ContestOutcome outcome) {
    return switch (outcome) {
      case BEST -> "best";
      case IMMATERIAL -> "best, immaterial";
      case TIE -> "tie";
      case UNDECIDED -> "undecided";
      case NOT_CERTIFIED -> "not certified";
      case NOT_ALIKE -> "not measured alike";
      case NO_RIVAL -> "no rival";
      case NO_FIGURES -> "no figures";
    };
  }

  /** What is shown of a contender, short enough to stand below its figure. */
  static String state(ContestRow row, Contest contest, double epsilon) {
    boolean first = row.equals(contest.rows().getFirst());
    String times = Numbers.ratio(Interval.unbounded(row.ratio().estimate()));
    if (contest.outcome() == ContestOutcome.NOT_ALIKE) {
      return first ? "not alike" : times + ", not alike";
    }
    return switch (row.state()) {
      case BEST -> "best";
      case TIED -> "within " + Numbers.share(epsilon);
      case BEHIND -> times + " as slow";
      case UNKNOWN -> row.problem().map(ContestText::problem).orElse("unknown");
      case OPEN -> {
        boolean rival = contest.outcome() != ContestOutcome.NO_RIVAL;
        String why =
            row.uncertified().map(ContestText::reason).orElse(rival ? "undecided" : "no rival");
        yield first ? why : times + ", " + why;
      }
    };
  }

  /** The same without its figure where both are too long for the place beside a bar. */
  static String shortState(ContestRow row, Contest contest, double epsilon) {
    String state = state(row, contest, epsilon);
    int figure = state.indexOf("×, ");
    boolean cut = row.problem().isEmpty() && state.length() > LONGEST_STATE && figure >= 0;
    return cut ? state.substring(figure + 3) : state;
  }

  /** What a mark beside a bar is. */
  static String marks(List<ContestRow> rows) {
    List<RowSample.Kind> kinds =
        rows.stream()
            .filter(row -> row.problem().isEmpty())
            .map(row -> row.row().sample().kind())
            .distinct()
            .toList();
    if (kinds.contains(RowSample.Kind.NO_FORK)) {
      return "a mark is no fork: measured in JMH's own JVM";
    }
    if (kinds.contains(RowSample.Kind.SCORE)) {
      return "a mark is a score, the forks are unknown";
    }
    return kinds.contains(RowSample.Kind.ENTRY)
        ? "each mark is a run or a fork"
        : "each mark is a fork";
  }

  /** Why nothing can be shown of a row. */
  static String reason(Uncertified why) {
    return switch (why) {
      case NO_FORK -> "no forks";
      case ONE_FORK -> "one fork";
      case NO_RAW_DATA -> "no raw data";
      case NO_SCATTER -> "forks all alike";
    };
  }

  /** Why a row has no figure. */
  static String problem(RowProblem problem) {
    return switch (problem) {
      case RowProblem.NoRatio(var values) when values.isEmpty() -> "unknown: nothing was measured";
      case RowProblem.NoRatio(var values) when values.stream().anyMatch(v -> v.isNaN()) ->
          "unknown: the file says NaN";
      case RowProblem.NoRatio(var values) ->
          "unknown: no ratio of "
              + values.stream().map(Numbers::number).collect(Collectors.joining(", "));
      case RowProblem.OtherUnit(String own, String other) ->
          "unknown: %s cannot be converted to %s".formatted(own, other);
      case RowProblem.Ambiguous _,
          RowProblem.NoMetric _,
          RowProblem.Excluded _,
          RowProblem.VoidCell _ ->
          "unknown: " + RowProblemText.of(problem);
    };
  }

  /** What the reader must know of how a row is written in the file; empty when nothing. */
  static Optional<String> entries(ContestRow row) {
    RowSample sample = row.row().sample();
    int results = row.row().lines().size();
    if (results > 1 && row.problem().isEmpty()) {
      return Optional.of(
          "%s: %d results of this name, taken as one run each: %s"
              .formatted(
                  ContestNames.of(row),
                  results,
                  row.values().stream().map(Numbers::precise).collect(Collectors.joining(", "))));
    }
    boolean differs =
        sample.kind() == RowSample.Kind.FORK && sample.declared() != sample.replicates();
    return differs
        ? Optional.of(
            "%s: the file tells of %s and holds %d"
                .formatted(
                    ContestNames.of(row),
                    Numbers.count(sample.declared(), "fork"),
                    sample.replicates()))
        : Optional.empty();
  }

  /** How many replicates a row has. */
  static String replicates(ContestRow row) {
    RowSample sample = row.row().sample();
    boolean runs = sample.kind() == RowSample.Kind.ENTRY;
    return Numbers.count(sample.replicates(), runs ? "run" : "fork");
  }

  /** {@code more ops/s is better}. */
  static String direction(Contest contest) {
    return switch (contest.direction()) {
      case HIGHER_IS_BETTER -> "more " + ContestNames.unit(contest) + " is better";
      case LOWER_IS_BETTER -> "less " + ContestNames.unit(contest) + " is better";
      case NEITHER -> ContestNames.unit(contest);
    };
  }

  /** All contests in one sentence: {@code 7 contests by lib: 2 best, 5 not certified}. */
  static String summary(ContestReport report) {
    List<Contest> contested = report.contests().contested();
    List<String> parts = new ArrayList<>();
    for (ContestOutcome outcome : ContestOutcome.values()) {
      long count = contested.stream().filter(each -> each.outcome() == outcome).count();
      if (count > 0) {
        parts.add(count + " " + words(outcome));
      }
    }
    long alone = report.contests().count(ContestOutcome.NO_RIVAL);
    long none = report.contests().count(ContestOutcome.NO_FIGURES);
    String by =
        contested.stream().map(Contest::by).distinct().collect(Collectors.joining(" and by "));
    String decided = parts.isEmpty() ? "" : ": " + String.join(", ", parts);
    return Stream.of(
            Numbers.count(contested.size(), "contest")
                + (by.isEmpty() ? "" : " by " + by)
                + decided,
            alone == 0 ? "" : Numbers.count(alone, "result") + " without a rival",
            none == 0 ? "" : Numbers.count(none, "place") + " without figures")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }
}
