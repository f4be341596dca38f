package org.concurrencyatlas.report.format;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.concurrencyatlas.result.Outcome;
import org.concurrencyatlas.result.Outcome.LostUpdates;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.CellWarning;
import org.concurrencyatlas.verdict.Exclusion;
import org.concurrencyatlas.verdict.Incomparable;
import org.concurrencyatlas.verdict.RunWarning;
import org.concurrencyatlas.verdict.StopReason;
import org.concurrencyatlas.verdict.session.Absence;

/**
 * Reasons in words: one line each, without a full stop. Every report takes its wording from here.
 */
public final class ReasonText {
  private static final String NO_CONTEST = "fewer than two contenders succeeded";

  private ReasonText() {}

  /** Why a contender cannot win. */
  public static String of(Exclusion exclusion) {
    return switch (exclusion) {
      case Exclusion.NotMeasured() -> "not measured";
      case Exclusion.Lost(int forks, Outcome first) ->
          "not measured, %s: %s"
              .formatted(
                  first.status().cause() == Outcome.Cause.MACHINE
                      ? "the machine failed"
                      : "the harness failed",
                  first.reason());
      case Exclusion.Failed(int failed, int forks, Outcome first) -> some(failed, forks, of(first));
      case Exclusion.Saturated(int saturated, int forks, Outcome first) ->
          some(saturated, forks, of(first));
      case Exclusion.ImpossibleTimes(int failed, int forks) ->
          some(failed, forks, "a fork's times are not positive numbers");
      case Exclusion.Beaten(var rival, int blocks) ->
          "beaten by %s at %s blocks".formatted(rival, blocks);
    };
  }

  /** How a fork ended that did not succeed: its own reason, or its status in words. */
  public static String of(Outcome outcome) {
    return outcome
        .lostUpdates()
        .map(ReasonText::of)
        .orElseGet(() -> outcome.reason().isEmpty() ? of(outcome.status()) : outcome.reason());
  }

  /** What a race condition cost. */
  public static String of(LostUpdates lost) {
    return "wrong answer: lost %s of %s updates"
        .formatted(Numbers.percent(lost.share()), String.format(Locale.ROOT, "%,d", lost.made()));
  }

  /** A status in words. */
  public static String of(Outcome.Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Why no more blocks were run. */
  public static String of(StopReason reason) {
    return switch (reason) {
      case StopReason.Won(int blocks) -> "won after %s blocks".formatted(blocks);
      case StopReason.Tied(int blocks) -> "tied after %s blocks".formatted(blocks);
      case StopReason.EpsilonBest(int blocks, int last) ->
          "ε-best after %s blocks; neither a win nor a tie is in reach at %s"
              .formatted(blocks, last);
      case StopReason.Futile(int blocks, int last) ->
          "futile: after %s blocks no verdict is in reach at %s".formatted(blocks, last);
      case StopReason.PlanExhausted(int blocks) ->
          "all %s blocks of the plan were run".formatted(blocks);
      case StopReason.NoContest() -> NO_CONTEST;
      case StopReason.NotComparable(Incomparable cause) -> of(cause);
      case StopReason.NotBegun(long spent, long budget) ->
          "not measured: %s of the budget of %s s used".formatted(spent / 1000, budget / 1000);
      case StopReason.InAnotherShard(int shard, int count) ->
          "not measured here: the cell is in shard %d of %d".formatted(shard, count);
      case StopReason.RunEnded(int blocks, int last, long spent, long budget) ->
          "undecided after %s of %s blocks when the run ended, %s of its %s s used"
              .formatted(blocks, last, spent / 1000, budget / 1000);
    };
  }

  /** Why the figures of a cell may not be compared. */
  public static String of(Incomparable cause) {
    return switch (cause) {
      case Incomparable.DifferentProtocols() -> "its forks were measured under different protocols";
      case Incomparable.DifferentEnvironments() ->
          "its forks were measured in different environments (machine, JVM or jar)";
      case Incomparable.AboveLimit(var contender, double share) ->
          "defect of measurement: %s is at %s %% of the physical limit"
              .formatted(contender, Math.round(100 * share));
    };
  }

  /** What the reader of a cell must know. */
  public static String of(CellWarning warning) {
    return switch (warning) {
      case CellWarning.NotComparable(Incomparable cause) -> "void: " + of(cause);
      case CellWarning.NoContest() -> "no verdict: " + NO_CONTEST;
      case CellWarning.BeforeFirstLook(int blocks, int first) ->
          "no verdict: %s complete blocks, the first verdict is drawn at %s"
              .formatted(blocks, first);
      case CellWarning.NoVariance(var one, var other) ->
          "%s and %s differ by the same factor in every block (variance 0): not tested"
              .formatted(one, other);
      case CellWarning.CopiesDiffer(var one, var other) ->
          "%s and %s are the same, yet their interval excludes a ratio of 1".formatted(one, other);
      case CellWarning.LeadNotHeld(int wonAt, int blocks, Interval lead) ->
          "won at %s blocks; at %s blocks %s".formatted(wonAt, blocks, Numbers.ratio(lead));
      case CellWarning.Multimodal(var contender) ->
          contender + ": the forks fall into groups (multimodal); see every fork";
      case CellWarning.NeverSteady(var contender) ->
          contender + " was never steady within the longest warm-up: what it does later is unknown";
      case CellWarning.CannotWin(var contender, Exclusion exclusion) ->
          contender + " cannot win: " + of(exclusion);
      case CellWarning.FasterThanLeader(var contender) ->
          contender + " was faster than the leader where it succeeded";
    };
  }

  /** What the reader of a run must know. */
  public static String of(RunWarning warning) {
    return switch (warning) {
      case RunWarning.EmptyJournal() -> "the journal is empty: nothing was measured";
      case RunWarning.ForksOfAnotherPlan(long forks) ->
          "%s forks are not of this plan and were left out".formatted(forks);
      case RunWarning.SeveralEnvironments() ->
          "the run went on in another environment (machine, JVM or jar): a cell measured in both"
              + " is inconclusive";
      case RunWarning.SeveralMachines(int machines) ->
          "a map of %d machines: each cell is of one of them, and nothing is told along an axis from"
                  .formatted(machines)
              + " one to the other";
      case RunWarning.Noisy(double share) ->
          "noisy session: %s %% of the forks were disturbed, so no win is certified"
              .formatted(Math.round(100 * share));
      case RunWarning.NoisyShard(int shard, int count, double share) ->
          "noisy session: %s %% of the forks of shard %d of %d were disturbed, so no win of its cells"
                  .formatted(Math.round(100 * share), shard, count)
              + " is certified";
      case RunWarning.MissingShards(var measured, var missing, int count, int cells) ->
          measured.size() == 1
              ? "a part of the map: shard %s of %d; the other %s, and merge puts them together"
                  .formatted(measured.getFirst(), count, are(cells))
              : "incomplete: %s of %d %s missing, so %s %s not measured"
                  .formatted(
                      shards(missing),
                      count,
                      missing.size() == 1 ? "is" : "are",
                      Numbers.count(cells, "cell"),
                      cells == 1 ? "was" : "were");
      case RunWarning.Transient(int refuted) ->
          "transient: forks of a minute refute what the short ones showed in %s"
              .formatted(Numbers.count(refuted, "cell"));
      case RunWarning.AnswersUnchecked(String method) ->
          "unchecked: the answers of %s differ from call to call, so only their number was checked"
              .formatted(method);
    };
  }

  /** What a session lacks of a cell. */
  public static String of(Absence absence) {
    return absence.session()
        + ": "
        + switch (absence) {
          case Absence.NoCell _ -> "has no such cell";
          case Absence.NotComparable(var _, Incomparable cause) -> of(cause);
          case Absence.NoLook(var _, int blocks) ->
              "%s complete blocks, too few for a verdict".formatted(blocks);
          case Absence.NoContender(var _, var contender) ->
              contender + " does not take part, and is left out";
          case Absence.CannotWin(var _, var contender, Exclusion exclusion) ->
              "%s cannot win, and is left out: %s".formatted(contender, of(exclusion));
          case Absence.NotTested(var _, var rival) -> "says nothing of the leader against " + rival;
        };
  }

  private static String are(int cells) {
    return cells == 1 ? "cell is in another" : cells + " cells are in the others";
  }

  private static String shards(List<Integer> numbers) {
    String list = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return (numbers.size() == 1 ? "shard " : "shards ") + list;
  }

  private static String some(int failed, int forks, String reason) {
    return failed == forks ? reason : "%s of %s forks: %s".formatted(failed, forks, reason);
  }
}
