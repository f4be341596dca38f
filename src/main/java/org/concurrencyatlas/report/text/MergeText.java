package org.concurrencyatlas.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.analysis.session.RunMerge;
import org.concurrencyatlas.analysis.session.SessionDifference;
import org.concurrencyatlas.analysis.session.SessionInput;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.RandomEffects;
import org.concurrencyatlas.verdict.LeadSize;
import org.concurrencyatlas.verdict.session.MergedCell;
import org.concurrencyatlas.verdict.session.Replication;
import org.concurrencyatlas.verdict.session.Reversal;

/** Several sessions of the same cells in words. */
public final class MergeText {
  private MergeText() {}

  /** What can be said of a cell across sessions, in a few words. */
  public static String decision(MergedCell cell) {
    return switch (cell.decision()) {
      case WIN -> "replicated win, " + size(cell.size());
      case EPSILON_BEST -> "replicated ε-best";
      case TIE -> "replicated tie";
      case NOT_SHOWN -> "not shown";
      case TOO_FEW_SESSIONS ->
          "%s, a replicated claim needs %d"
              .formatted(Numbers.count(cell.sessions(), "session"), RandomEffects.LEAST_GROUPS);
    };
  }

  /** The finding of a cell as one sentence without a full stop. */
  public static String sentence(MergedCell cell, double epsilon) {
    String place = PointName.of(cell.point());
    if (cell.leader().isEmpty()) {
      return "fewer than two contenders succeeded in every session on " + place;
    }
    String leader = cell.leader().map(Contender::toString).orElseThrow();
    String lead = Numbers.ratio(cell.rivals().getFirst().lead()) + " the next";
    String share = Numbers.share(epsilon);
    return switch (cell.decision()) {
      case WIN ->
          cell.size().equals(Optional.of(LeadSize.IMMATERIAL))
              ? "%s is ahead on %s across %d sessions, but by less than %s: %s"
                  .formatted(leader, place, cell.sessions(), share, lead)
              : "%s wins %s across %d sessions: %s".formatted(leader, place, cell.sessions(), lead);
      case EPSILON_BEST ->
          "nobody beats %s on %s by more than %s across %d sessions"
              .formatted(leader, place, share, cell.sessions());
      case TIE ->
          "%s tie on %s within %s across %d sessions"
              .formatted(ContenderNames.list(cell.within(), 3), place, share, cell.sessions());
      case NOT_SHOWN, TOO_FEW_SESSIONS ->
          "%s leads %s in the mean of %d sessions: %s"
              .formatted(leader, place, cell.sessions(), lead);
    };
  }

  /** Two machines that rank otherwise, as one sentence without a full stop. */
  public static String reversal(Reversal reversal) {
    return "the ranking reverses between machines on %s: %s, but %s"
        .formatted(
            PointName.of(reversal.point()),
            side(reversal.one(), reversal.other()),
            side(reversal.other(), reversal.one()));
  }

  private static String side(Reversal.Side side, Reversal.Side other) {
    return "%s leads %s by %s in %s"
        .formatted(side.leader(), other.leader(), Numbers.ratio(side.lead()), side.session());
  }

  /** How the figures came about and how far they reach, as sentences. */
  public static List<String> method(RunMerge merge) {
    List<String> sentences = new ArrayList<>();
    long replicated = merge.cells().stream().filter(cell -> cell.decision().isReplicated()).count();
    sentences.add(
        "%d of %s replicated (●), the others are not (○)."
            .formatted(replicated, Numbers.count(merge.cells().size(), "cell")));
    sentences.add(between(merge));
    sentences.add(
        "Each session gives one mean a pair; they are combined by random effects (τ² by Paule and"
            + " Mandel), with Knapp and Hartung's 95 % interval.");
    sentences.add(
        "A replicated winner of any of these cells is wrong with probability %s at most, if the"
                .formatted(Numbers.share(merge.alpha()))
            + " number of sessions was fixed before the first was looked at.");
    sentences.addAll(
        merge.sessions().stream()
            .filter(SessionInput::noisy)
            .map(each -> each.name() + " was a noisy session.")
            .toList());
    if (merge.cells().stream().anyMatch(MergeText::hasTooFew)) {
      sentences.add(
          "For a replicated claim run ./run-benchmarks.sh repeat "
              + merge.sessions().getFirst().name()
              + " and merge all of them.");
    }
    return List.copyOf(sentences);
  }

  /** A difference between two sessions, as a sentence without a full stop. */
  public static String difference(SessionDifference difference, String first) {
    return "%s: %s in %s, %s in %s"
        .formatted(
            difference.field(),
            difference.first(),
            first,
            difference.other(),
            difference.session());
  }

  /** τ: how far a log ratio moves from session to session beyond what forks explain. */
  private static String between(RunMerge merge) {
    return "From session to session ratios vary by τ = %s beyond what forks explain, over %s of a leader and a rival."
        .formatted(Numbers.percent(merge.tau()), Numbers.count(merge.pairs(), "pair"));
  }

  private static boolean hasTooFew(MergedCell cell) {
    return cell.decision() == Replication.TOO_FEW_SESSIONS;
  }

  private static String size(Optional<LeadSize> size) {
    return switch (size.orElse(LeadSize.SHOWN)) {
      case CLEAR -> "ahead by more than " + Numbers.share(LeadSize.CLEAR_SHARE);
      case SHOWN -> "ahead";
      case IMMATERIAL -> "immaterial";
    };
  }
}
