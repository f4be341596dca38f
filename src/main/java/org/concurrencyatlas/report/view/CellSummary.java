package org.concurrencyatlas.report.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.concurrencyatlas.report.format.ContenderNames;
import org.concurrencyatlas.report.format.Numbers;
import org.concurrencyatlas.report.format.PointName;
import org.concurrencyatlas.report.format.ReasonText;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Exclusion;

/**
 * One cell as it is told to a reader.
 *
 * @param verdict the verdict
 * @param epsilon differences up to this share do not matter
 */
public record CellSummary(CellVerdict verdict, double epsilon) {
  /** Below this many forks nothing is said of drift. */
  private static final int LEAST_FORKS = 3;

  /** The leader's standing; empty when nobody finished. */
  public Optional<ContenderResult> leader() {
    return verdict.leader().flatMap(this::standing);
  }

  /** The best of the others that finished; empty when there is none. */
  public Optional<ContenderResult> runnerUp() {
    return finished().stream()
        .filter(each -> !verdict.leader().equals(Optional.of(each.contender())))
        .findFirst();
  }

  /** The leader's throughput over the runner-up's; empty when there is no runner-up. */
  public Optional<Interval> lead() {
    return runnerUp().map(ContenderResult::ratioToLeader).map(CellSummary::inverse);
  }

  /** Those that finished, the fastest first. */
  public List<ContenderResult> finished() {
    return verdict.results().stream()
        .filter(each -> each.state() != ContenderResult.State.VOID)
        .filter(each -> Double.isFinite(each.tasksPerSecond().estimate()))
        .toList();
  }

  /** Whether any contender was run, with success or without. */
  public boolean measured() {
    return !finished().isEmpty() || !voids().isEmpty();
  }

  /** Those that were run and did not finish or may not be compared. */
  public List<ContenderResult> voids() {
    return verdict.results().stream()
        .filter(each -> each.state() == ContenderResult.State.VOID)
        .filter(each -> each.measured())
        .toList();
  }

  /** Why a contender has no figure; empty when it has one. */
  public static Optional<String> missing(ContenderResult standing) {
    if (standing.state() == ContenderResult.State.VOID && standing.measured()) {
      return Optional.of("did not finish: " + exclusion(standing));
    }
    return Double.isFinite(standing.tasksPerSecond().estimate())
        ? Optional.empty()
        : Optional.of(ReasonText.of(new Exclusion.NotMeasured()));
  }

  /** Why a contender is out, one line; empty while it is in the race. */
  public static String exclusion(ContenderResult standing) {
    return standing.exclusion().map(ReasonText::of).orElse("");
  }

  /** What the iterations inside a contender's forks did; empty below three forks. */
  public static String drift(ContenderResult standing) {
    double share = standing.drift().share();
    if (!Double.isFinite(share) || standing.forkTasksPerSecond().size() < LEAST_FORKS) {
      return "";
    }
    return standing.drift().steady() ? "steady" : "drifting, " + change(share);
  }

  /** How much longer or shorter a batch took in the second half of the forks. */
  private static String change(double share) {
    return Numbers.percent(Math.abs(share)) + (share > 0 ? " slower" : " faster");
  }

  /** Who drifts inside the forks, one line; empty while there are too few forks to tell. */
  public String drifts() {
    List<ContenderResult> known =
        finished().stream().filter(each -> !drift(each).isEmpty()).toList();
    List<String> drifting =
        known.stream()
            .filter(each -> !each.drift().steady())
            .map(each -> each.contender() + " " + change(each.drift().share()))
            .toList();
    if (known.isEmpty()) {
      return "";
    }
    return drifting.isEmpty()
        ? "steady inside the forks"
        : "drifting inside the forks: " + String.join(", ", drifting);
  }

  /** Why no more blocks were run, one line. */
  public String stopped() {
    return ReasonText.of(verdict.stopped());
  }

  /** What the reader must know, one line each. */
  public List<String> warnings() {
    return verdict.warnings().stream().map(ReasonText::of).toList();
  }

  /** Everybody who is out of the race, with when and why. */
  public List<String> out() {
    return verdict.results().stream()
        .filter(each -> each.state() != ContenderResult.State.SURVIVOR)
        .map(each -> each.contender() + " – " + exclusion(each))
        .toList();
  }

  /** Why the forks of this cell may not be compared at all; empty when they may. */
  public Optional<String> defect() {
    return verdict.incomparable().map(ReasonText::of);
  }

  /** Whether no model takes part twice with different settings. */
  public boolean hasEachModelOnce() {
    List<String> models = verdict.results().stream().map(each -> each.contender().model()).toList();
    return models.stream().distinct().count() == models.size();
  }

  /** Whether somebody won, however surely. */
  public boolean won() {
    return verdict.decision().isWin();
  }

  /** The finding as one sentence without a full stop: the title of the cell's picture. */
  public String sentence() {
    String place = PointName.of(verdict.point());
    Optional<ContenderResult> first = finished().stream().findFirst();
    if (!measured()) {
      return "not measured yet: " + place;
    }
    if (first.isEmpty()) {
      return "nobody finished " + place;
    }
    if (defect().isPresent()) {
      return "no verdict on %s: %s".formatted(place, defect().get());
    }
    if (runnerUp().isEmpty() && !voids().isEmpty()) {
      return "only " + first.get().contender() + " finished " + place;
    }
    if (verdict.limitBound() && !won()) {
      return "any model will do for %s: all are within %s of the physical limit"
          .formatted(place, Numbers.share(epsilon));
    }
    return decided(place);
  }

  /** The sentence with a capital letter where it does not begin with a name. */
  public String headline() {
    String sentence = sentence();
    boolean beginsWithName =
        verdict.results().stream()
            .anyMatch(each -> sentence.startsWith(each.contender().toString()));
    return beginsWithName
        ? sentence
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /** What was found of one contender, in two words at most: its own, not the cell's. */
  public String finding(ContenderResult result) {
    boolean leads = verdict.leader().equals(Optional.of(result.contender()));
    return switch (result.state()) {
      case VOID -> result.measured() ? "cannot win" : "not measured";
      case BEATEN -> "beaten";
      case SURVIVOR ->
          switch (verdict.decision()) {
            case WIN_CERTIFIED, WIN_PROVISIONAL -> leads ? "wins" : "beaten";
            case EPSILON_BEST -> leads ? "not beaten" : "undecided";
            case TIE -> "ties";
            case INCONCLUSIVE -> "undecided";
          };
    };
  }

  /** What was decided, in two words at most. */
  public String decision() {
    return switch (verdict.decision()) {
      case WIN_CERTIFIED -> "certified win";
      case WIN_PROVISIONAL -> "provisional win";
      case EPSILON_BEST -> "ε-best";
      case TIE -> "tie";
      case INCONCLUSIVE -> "inconclusive";
    };
  }

  /**
   * The outcome without its place: {@code virtual-threads wins}.
   *
   * @param bare whether contenders are named by their models only
   */
  public String outcome(boolean bare) {
    if (finished().isEmpty()) {
      return measured() ? "nobody finishes" : "not measured yet";
    }
    if (verdict.limitBound() && !won()) {
      return "any model will do";
    }
    Function<Contender, Contender> name =
        bare ? contender -> Contender.parse(contender.model()) : Function.identity();
    if (defect().isPresent()) {
      return "no verdict";
    }
    String leader = verdict.leader().map(name).map(Contender::toString).orElse("nobody");
    List<Contender> tied = tied().stream().map(name).toList();
    return switch (verdict.decision()) {
      case WIN_CERTIFIED -> leader + " wins";
      case WIN_PROVISIONAL -> leader + " probably wins";
      case EPSILON_BEST -> leader + " is not beaten";
      case TIE ->
          tied.size() <= 2 ? ContenderNames.list(tied, 2) + " tie" : tied.size() + "-way tie";
      case INCONCLUSIVE -> "undecided";
    };
  }

  private String decided(String place) {
    String leader = verdict.leader().map(Contender::toString).orElse("nobody");
    String lead = lead().map(Numbers::ratio).orElse("") + " the next";
    String epsilonText = Numbers.share(epsilon);
    return switch (verdict.decision()) {
      case WIN_CERTIFIED -> "%s wins %s: %s".formatted(leader, place, lead);
      case WIN_PROVISIONAL -> "%s probably wins %s: %s".formatted(leader, place, lead);
      case EPSILON_BEST ->
          "nobody beats %s on %s by more than %s".formatted(leader, place, epsilonText);
      case TIE ->
          "%s tie on %s within %s".formatted(ContenderNames.list(tied(), 3), place, epsilonText);
      case INCONCLUSIVE ->
          "undecided on %s: %s%s".formatted(place, ContenderNames.list(tied(), 3), resolution());
    };
  }

  private String resolution() {
    return Double.isFinite(verdict.resolution())
        ? "; between the first two, differences under %s are not resolved"
            .formatted(Numbers.share(verdict.resolution()))
        : "";
  }

  /** Those not shown to be slower, the leader first. */
  public List<Contender> tied() {
    return verdict.survivors().isEmpty()
        ? finished().stream().map(ContenderResult::contender).toList()
        : verdict.survivors();
  }

  private Optional<ContenderResult> standing(Contender contender) {
    return verdict.results().stream()
        .filter(each -> each.contender().equals(contender))
        .findFirst();
  }

  private static Interval inverse(Interval ratio) {
    return new Interval(1 / ratio.estimate(), 1 / ratio.high(), 1 / ratio.low());
  }
}
