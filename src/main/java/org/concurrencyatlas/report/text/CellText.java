package org.concurrencyatlas.report.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.format.ReasonText;
import org.concurrencyatlas.report.view.CellSummary;
import org.concurrencyatlas.report.view.Metric;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.Drift;
import org.concurrencyatlas.verdict.Lasting;
import org.concurrencyatlas.verdict.LeadSize;
import org.concurrencyatlas.verdict.LongRunCheck;
import org.concurrencyatlas.verdict.StopReason;

/** One cell in words. */
public final class CellText {
  private CellText() {}

  /** Which contenders drift inside the forks, one line; empty with too few forks. */
  public static String drifts(CellSummary cell) {
    List<ContenderResult> known =
        cell.finished().stream().filter(each -> !ResultText.drift(each).isEmpty()).toList();
    List<String> drifting =
        known.stream()
            .filter(each -> each.drift().state() == Drift.State.DRIFTING)
            .map(
                each -> each.contender() + " " + ResultText.change(each.drift().share().estimate()))
            .toList();
    if (known.isEmpty()) {
      return "";
    }
    if (!drifting.isEmpty()) {
      return "drifting inside the forks: " + String.join(", ", drifting);
    }
    return known.stream().allMatch(each -> each.drift().state() == Drift.State.STEADY)
        ? "steady inside the forks"
        : "no drift shown inside the forks";
  }

  /** Whether the finding holds beyond the time that was measured; empty when nothing was found. */
  public static String lasting(CellSummary cell) {
    boolean found = cell.comparable() && cell.verdict().decision() != Decision.INCONCLUSIVE;
    Lasting lasting = cell.verdict().lasting();
    if (!found || cell.runnerUp().isEmpty()) {
      return "";
    }
    String change =
        Double.isFinite(lasting.change().estimate())
            ? "; its ratio to the next changes by %s inside the forks"
                .formatted(Numbers.ratio(lasting.change()))
            : "";
    String checked = lasting.check().map(check -> "; " + longRun(check)).orElse("");
    return switch (lasting.state()) {
      case STEADY -> "steady" + checked + change;
      case TRANSIENT -> "transient" + checked + change;
      case NOT_CHECKED -> "not shown to last" + checked + change;
    };
  }

  /** What long forks showed of the claim on a leader. */
  private static String longRun(LongRunCheck check) {
    String finding =
        switch (check.finding()) {
          case CONFIRMED -> "confirmed";
          case REFUTED -> "refuted";
          case OPEN -> "left open";
        };
    return "%s by %d blocks of forks of a minute: %s to %s at their end (90 %%), changed by %s"
        .formatted(
            finding,
            check.blocks(),
            Numbers.ratio(check.ratio()),
            check.rival(),
            Numbers.ratio(check.change()));
  }

  /** Why no more blocks were run, one line. */
  public static String stopped(CellSummary cell) {
    // a race that stops as soon as a lead is certain overestimates it
    String upper =
        cell.verdict().stopped() instanceof StopReason.Won
            ? "; a lead that ends the race is an upper estimate"
            : "";
    return ReasonText.of(cell.verdict().stopped()) + upper;
  }

  /** What the reader must know, one line each. */
  public static List<String> warnings(CellSummary cell) {
    return cell.verdict().warnings().stream().map(ReasonText::of).toList();
  }

  /** All contenders that are out of the race, with when and why. */
  public static List<String> out(CellSummary cell) {
    return cell.verdict().results().stream()
        .filter(each -> each.state() != ContenderResult.State.SURVIVOR)
        .map(each -> each.contender() + " – " + ResultText.exclusion(each))
        .toList();
  }

  /** The finding as one sentence without a full stop: the title of the cell's picture. */
  public static String sentence(CellSummary cell) {
    String place = place(cell);
    Optional<ContenderResult> first = cell.finished().stream().findFirst();
    Metric metric = Metric.of(cell.metric());
    if (!cell.measured()) {
      return "not measured yet: " + place;
    }
    if (first.isEmpty()) {
      return (cell.allSaturated() ? "nobody keeps up with " : "nobody finished ")
          + PointName.of(cell.verdict().point());
    }
    if (!cell.comparable()) {
      String why = cell.verdict().incomparable().map(ReasonText::of).orElse("");
      return "no verdict on %s: %s".formatted(place, why);
    }
    if (cell.verdict().results().size() == 1) {
      return "only one contender took part in %s, and nothing is compared: %s, %s"
          .formatted(
              place, first.get().contender(), metric.say(metric.value(first.get()).estimate()));
    }
    if (cell.runnerUp().isEmpty() && !cell.voids().isEmpty()) {
      boolean saturated = cell.saturated().size() == cell.voids().size();
      return "only %s %s %s"
          .formatted(
              first.get().contender(),
              saturated ? "keeps up with" : "finished",
              PointName.of(cell.verdict().point()));
    }
    if (cell.verdict().limitBound() && !cell.won()) {
      return "any model will do for %s: all are within %s of the physical limit"
          .formatted(place, Numbers.share(cell.epsilon()));
    }
    return decided(cell, place);
  }

  /** The sentence with a capital letter where it does not begin with a name. */
  public static String headline(CellSummary cell) {
    String sentence = sentence(cell);
    boolean beginsWithName =
        cell.verdict().results().stream()
            .anyMatch(each -> sentence.startsWith(each.contender().toString()));
    return beginsWithName
        ? sentence
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /** What was decided, in two words at most. */
  public static String decision(CellSummary cell) {
    return switch (cell.verdict().decision()) {
      case WIN_CERTIFIED -> "certified win";
      case WIN_PROVISIONAL -> "provisional win";
      case EPSILON_BEST -> "ε-best";
      case TIE -> "tie";
      case INCONCLUSIVE -> "inconclusive";
    };
  }

  /** The same with how far it reaches: what is certified holds for the session of the run. */
  public static String decisionInSession(CellSummary cell) {
    return cell.verdict().decision() == Decision.WIN_CERTIFIED
        ? decision(cell) + " in this session"
        : decision(cell);
  }

  /**
   * The outcome without its place: {@code virtual-threads wins}.
   *
   * @param bare whether contenders are named by their models only
   */
  public static String outcome(CellSummary cell, boolean bare) {
    if (cell.finished().isEmpty()) {
      return !cell.measured()
          ? "not measured yet"
          : cell.allSaturated() ? "nobody keeps up" : "nobody finishes";
    }
    if (cell.verdict().limitBound() && !cell.won()) {
      return "any model will do";
    }
    Function<Contender, Contender> name =
        bare ? contender -> Contender.parse(contender.model()) : Function.identity();
    if (!cell.comparable()) {
      return "no verdict";
    }
    String leader = cell.verdict().leader().map(name).map(Contender::toString).orElse("nobody");
    List<Contender> tied = cell.tied().stream().map(name).toList();
    return switch (cell.verdict().decision()) {
      case WIN_CERTIFIED -> leader + " wins";
      case WIN_PROVISIONAL -> leader + " probably wins";
      case EPSILON_BEST -> leader + " is not beaten";
      case TIE ->
          tied.size() <= 2 ? ContenderNames.list(tied, 2) + " tie" : tied.size() + "-way tie";
      case INCONCLUSIVE -> "undecided";
    };
  }

  private static String decided(CellSummary cell, String place) {
    String leader = cell.verdict().leader().map(Contender::toString).orElse("nobody");
    String lead = lead(cell);
    String epsilonText = Numbers.share(cell.epsilon());
    if (cell.verdict().size().equals(Optional.of(LeadSize.IMMATERIAL))) {
      return "%s is ahead on %s, but by less than %s: %s"
          .formatted(leader, place, epsilonText, lead);
    }
    return switch (cell.verdict().decision()) {
      case WIN_CERTIFIED -> "%s wins %s: %s".formatted(leader, place, lead);
      case WIN_PROVISIONAL -> "%s probably wins %s: %s".formatted(leader, place, lead);
      case EPSILON_BEST ->
          "nobody beats %s on %s by more than %s".formatted(leader, place, epsilonText);
      case TIE ->
          "%s tie on %s within %s"
              .formatted(ContenderNames.list(cell.tied(), 3), place, epsilonText);
      case INCONCLUSIVE ->
          "undecided on %s: %s%s"
              .formatted(place, ContenderNames.list(cell.tied(), 3), resolution(cell));
    };
  }

  /** {@code sha256 (64 tasks)}, or where it is about that, {@code p99 latency of service (…)}. */
  private static String place(CellSummary cell) {
    String point = PointName.of(cell.verdict().point());
    return cell.metric().map(cost -> cost.words() + " of " + point).orElse(point);
  }

  /** {@code 2× the next}, or of what is less the better {@code the next has 2×}. */
  private static String lead(CellSummary cell) {
    String ratio = cell.lead().map(Numbers::ratio).orElse("");
    return cell.metric().isPresent() ? "the next has " + ratio : ratio + " the next";
  }

  private static String resolution(CellSummary cell) {
    return Double.isFinite(cell.verdict().resolution())
        ? "; a lead of %s would be certified with 80 %% power"
            .formatted(Numbers.share(cell.verdict().resolution()))
        : "";
  }
}
