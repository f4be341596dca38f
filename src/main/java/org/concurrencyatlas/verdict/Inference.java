package org.concurrencyatlas.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.LogVariances;
import org.concurrencyatlas.stats.Multiplicity;
import org.concurrencyatlas.stats.VariancePrior;

/**
 * The state of a run's inference after a prefix of its journal. It is fed the forks that count, in
 * the order of the journal, and draws a look as soon as the look's blocks are complete; the first
 * look waits until every cell that has begun has reached it, so that the pool of variances spans
 * the map. Nothing but the plan and the forks has a part in it: replaying a journal gives the same
 * state.
 */
public final class Inference {
  private final Rules rules;
  private final List<Contest> contests = new ArrayList<>();
  private final Map<Point, Contest> byPoint = new HashMap<>();
  private final Set<Contest> waitingFor = new HashSet<>();
  private boolean started;

  /** The state before the first fork. */
  public Inference(RunPlan plan) {
    rules = Rules.of(plan);
    plan.cells().forEach(cell -> contests.add(new Contest(rules, cell)));
    contests.forEach(contest -> byPoint.put(contest.cell().point(), contest));
  }

  /** The state at the end of a journal. */
  static Inference replay(RunPlan plan, List<ForkResult> forks) {
    Inference inference = new Inference(plan);
    lastAttempts(forks).forEach(inference::accept);
    inference.conclude();
    return inference;
  }

  /**
   * Takes the next fork that counts; pilots count as failures only, probes set the limit, sentinels
   * count not at all.
   *
   * @return what the fork led to, in order; mostly nothing
   */
  public List<Change> accept(ForkResult fork) {
    Contest contest = byPoint.get(fork.point());
    if (contest == null) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    boolean wasOpen = contest.open();
    contest.add(fork);
    if (wasOpen && !contest.open()) {
      changes.add(new Change.Closed(contest.cell(), contest.closed()));
    }
    if (started && contest.lookIsDue()) {
      look(List.of(contest), changes);
    } else if (!contest.open() || contest.lookIsDue()) {
      waitingFor.remove(contest);
    } else if (contest.begun() > 0) {
      waitingFor.add(contest);
    }
    if (!started && waitingFor.isEmpty() && contests.stream().anyMatch(Contest::lookIsDue)) {
      start(changes);
    }
    return List.copyOf(changes);
  }

  /** Whether the first look has been drawn: every cell that had begun has reached it. */
  public boolean started() {
    return started;
  }

  /** How the race stands in a cell, named by its position in the plan. */
  public CellState state(int cell) {
    Contest contest = contests.get(cell);
    List<Integer> looks = rules.looks();
    List<Contender> contenders = contest.cell().contenders();
    return new CellState(
        contest.open(),
        contest.active().mapToObj(contenders::get).toList(),
        contest.roster().contending().mapToObj(contenders::get).toList(),
        contest.blocks(),
        contest.begun(),
        contest.blocksAtLook(),
        looks.get(Math.min(contest.looks(), rules.lastLook())));
  }

  /**
   * Blocks that each cell is expected to need until its verdict, at least those to its next look.
   * NaN before the first look, after the last, and when the scores are copies of each other.
   */
  public double[] blocksToVerdict() {
    int rank = rank(isCertified());
    return each(contest -> contest.outlook(rank).map(Outlook::blocksToVerdict).orElse(Double.NaN));
  }

  /** In which cells the leader is already known to lose at most ε to any rival. */
  public boolean[] epsilonBest() {
    return Multiplicity.rejectedByHolm(each(Contest::pNotWorse), rules.alpha());
  }

  /** Ends the journal: draws the looks that are complete although others are not. */
  void conclude() {
    contests.forEach(Contest::conclude);
    List<Change> changes = new ArrayList<>();
    if (!started) {
      start(changes);
    }
    for (Contest contest : contests) {
      while (contest.lookIsDue()) {
        look(List.of(contest), changes);
      }
    }
  }

  List<Contest> contests() {
    return contests;
  }

  /** The contests with a certified winner. */
  List<Contest> won() {
    boolean[] certified = isCertified();
    return IntStream.range(0, certified.length)
        .filter(i -> certified[i])
        .mapToObj(contests::get)
        .toList();
  }

  /** P of every cell after Holm's correction over the map. */
  double[] certified() {
    return Multiplicity.holm(each(Contest::p));
  }

  /** P of every cell after Benjamini and Hochberg's correction over the map. */
  double[] provisional() {
    return Multiplicity.benjaminiHochberg(each(Contest::p));
  }

  /** P of "the leader loses at most ε" after Holm's correction over the map. */
  double[] notWorse() {
    return Multiplicity.holm(each(Contest::pNotWorse));
  }

  /** The journal without the forks that were repeated. */
  private static List<ForkResult> lastAttempts(List<ForkResult> forks) {
    record Slot(Point point, Contender contender, int block, Role role) {}
    Map<Slot, Integer> attempts = new HashMap<>();
    List<Slot> slots =
        forks.stream().map(f -> new Slot(f.point(), f.contender(), f.block(), f.role())).toList();
    for (int i = 0; i < slots.size(); i++) {
      attempts.merge(slots.get(i), forks.get(i).attempt(), Math::max);
    }
    return IntStream.range(0, slots.size())
        .filter(i -> attempts.getOrDefault(slots.get(i), 0) == forks.get(i).attempt())
        .mapToObj(forks::get)
        .toList();
  }

  private void start(List<Change> changes) {
    started = true;
    look(contests.stream().filter(Contest::lookIsDue).toList(), changes);
  }

  private void look(List<Contest> due, List<Change> changes) {
    if (due.isEmpty()) {
      return;
    }
    due.forEach(Contest::measure);
    VariancePrior prior = prior();
    due.forEach(contest -> contest.test(prior));
    int undecided = (int) contests.stream().filter(Contest::open).count();
    for (Contest contest : due) {
      changes.add(new Change.Looked(contest.cell(), contest.blocksAtLook()));
      for (int i : contest.eliminate(undecided)) {
        changes.add(
            new Change.Eliminated(
                contest.cell(),
                contest.cell().contenders().get(i),
                contest.roster().elimination(i)));
      }
    }
    settle(due, changes);
  }

  private VariancePrior prior() {
    return VariancePrior.of(
        contests.stream().map(Contest::variances).reduce(LogVariances.NONE, LogVariances::plus));
  }

  /**
   * Closes the cells that are decided, and of those whose look was just drawn also the ones that no
   * further look can decide.
   */
  private void settle(List<Contest> due, List<Change> changes) {
    boolean[] certified = isCertified();
    boolean[] epsilonBest = epsilonBest();
    int rank = rank(certified);
    for (int i = 0; i < contests.size(); i++) {
      Contest contest = contests.get(i);
      if (contest.open() && certified[i]) {
        contest.close("won after " + contest.blocksAtLook() + " blocks");
      } else if (due.contains(contest)) {
        contest.close(reason(contest, epsilonBest[i], rank));
      } else {
        continue;
      }
      if (!contest.open()) {
        changes.add(new Change.Closed(contest.cell(), contest.closed()));
      }
    }
  }

  /** How many cells still share the error rate by Holm's procedure. */
  private static int rank(boolean[] certified) {
    int uncertified = 0;
    for (boolean each : certified) {
      uncertified += each ? 0 : 1;
    }
    return Math.max(1, uncertified);
  }

  /**
   * Why a cell that is not won is closed at the look just drawn; empty when it goes on. An ε-best
   * leader is no reason while a win or a tie, which say more, may still be shown.
   */
  private String reason(Contest contest, boolean epsilonBest, int rank) {
    int blocks = contest.blocksAtLook();
    if (!contest.refusal().isEmpty()) {
      return contest.refusal();
    }
    if (contest.roster().contending().count() < 2) {
      return Contest.NO_CONTEST;
    }
    if (contest.tied()) {
      return "tied after " + blocks + " blocks";
    }
    if (contest.looks() == rules.looks().size()) {
      return "all " + blocks + " blocks of the plan were run";
    }
    return contest
        .outlook(rank)
        .filter(outlook ->
            epsilonBest
                ? !outlook.winInReach() && !outlook.tieInReach()
                : contest.looks() > 1 && outlook.futile())
        .map(outlook -> stopped(epsilonBest, blocks))
        .orElse("");
  }

  private String stopped(boolean epsilonBest, int blocks) {
    int last = rules.looks().getLast();
    return epsilonBest
        ? "ε-best after %s blocks; neither a win nor a tie is in reach at %s"
            .formatted(blocks, last)
        : "futile: after %s blocks no verdict is in reach at %s".formatted(blocks, last);
  }

  private boolean[] isCertified() {
    return Multiplicity.rejectedByHolm(each(Contest::p), rules.alpha());
  }

  private double[] each(ToDoubleFunction<Contest> value) {
    return contests.stream().mapToDouble(value).toArray();
  }
}
