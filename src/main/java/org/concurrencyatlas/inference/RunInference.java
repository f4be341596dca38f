package org.concurrencyatlas.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.Attempts;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.LogVariances;
import org.concurrencyatlas.stats.MultipleTesting;
import org.concurrencyatlas.stats.VariancePrior;
import org.concurrencyatlas.verdict.StopReason;

/**
 * The state of a run's inference after a prefix of its journal. It is fed the forks that count, in
 * the order of the journal, and draws a look as soon as the look's blocks are complete; the first
 * look waits until every cell that has begun has reached it, so that the pool of variances spans
 * the map. Nothing but the plan and the forks has a part in it: replaying a journal gives the same
 * state.
 */
public final class RunInference {
  private final InferenceRules rules;
  private final List<CellInference> contests = new ArrayList<>();
  private final Map<Point, CellInference> byPoint = new HashMap<>();
  private final Set<CellInference> waitingFor = new HashSet<>();
  private boolean started;

  /** The state before the first fork. */
  public RunInference(RunPlan plan) {
    rules = InferenceRules.of(plan);
    plan.cells().forEach(cell -> contests.add(new CellInference(rules, cell)));
    contests.forEach(contest -> byPoint.put(contest.cell().point(), contest));
  }

  /** The state at the end of a journal. */
  public static RunInference replay(RunPlan plan, List<ForkResult> forks) {
    RunInference inference = new RunInference(plan);
    Attempts.last(forks).forEach(inference::accept);
    inference.conclude();
    return inference;
  }

  /**
   * Takes the next fork that counts; pilots count as failures only, probes set the limit, sentinels
   * count not at all.
   *
   * @return what the fork led to, in order; mostly nothing
   */
  public List<RaceEvent> accept(ForkResult fork) {
    CellInference contest = byPoint.get(fork.point());
    if (contest == null) {
      return List.of();
    }
    List<RaceEvent> changes = new ArrayList<>();
    boolean wasOpen = contest.open();
    contest.add(fork);
    if (wasOpen) {
      addIfClosed(contest, changes);
    }
    if (started && contest.lookIsDue()) {
      look(List.of(contest), changes);
    } else if (!contest.open() || contest.lookIsDue()) {
      waitingFor.remove(contest);
    } else if (contest.begun() > 0) {
      waitingFor.add(contest);
    }
    if (!started && waitingFor.isEmpty() && contests.stream().anyMatch(CellInference::lookIsDue)) {
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
    CellInference contest = contests.get(cell);
    List<Integer> looks = rules.looks();
    List<Contender> contenders = contest.cell().contenders();
    return new CellState(
        contest.open(),
        contest.active().mapToObj(contenders::get).toList(),
        contest.status().contending().mapToObj(contenders::get).toList(),
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
    return each(
        contest -> contest.outlook(rank).map(FutilityRule::blocksToVerdict).orElse(Double.NaN));
  }

  /** In which cells the leader is already known to lose at most ε to any rival. */
  public boolean[] epsilonBest() {
    return MultipleTesting.rejectedByHolm(each(CellInference::pNotWorse), rules.alpha());
  }

  /** Ends the journal: draws the looks that are complete although others are not. */
  void conclude() {
    contests.forEach(CellInference::conclude);
    List<RaceEvent> changes = new ArrayList<>();
    if (!started) {
      start(changes);
    }
    for (CellInference contest : contests) {
      while (contest.lookIsDue()) {
        look(List.of(contest), changes);
      }
    }
  }

  public List<CellInference> contests() {
    return contests;
  }

  /** The contests with a certified winner. */
  public List<CellInference> won() {
    boolean[] certified = isCertified();
    return IntStream.range(0, certified.length)
        .filter(i -> certified[i])
        .mapToObj(contests::get)
        .toList();
  }

  /** P of every cell after Holm's correction over the map. */
  public double[] certified() {
    return MultipleTesting.holm(each(CellInference::p));
  }

  /** P of every cell after Benjamini and Hochberg's correction over the map. */
  public double[] provisional() {
    return MultipleTesting.benjaminiHochberg(each(CellInference::p));
  }

  /** P of "the leader loses at most ε" after Holm's correction over the map. */
  public double[] notWorse() {
    return MultipleTesting.holm(each(CellInference::pNotWorse));
  }

  private void start(List<RaceEvent> changes) {
    started = true;
    look(contests.stream().filter(CellInference::lookIsDue).toList(), changes);
  }

  private void look(List<CellInference> due, List<RaceEvent> changes) {
    if (due.isEmpty()) {
      return;
    }
    due.forEach(CellInference::measure);
    VariancePrior prior = prior();
    due.forEach(contest -> contest.test(prior));
    int undecided = (int) contests.stream().filter(CellInference::open).count();
    for (CellInference contest : due) {
      changes.add(new RaceEvent.Looked(contest.cell(), contest.blocksAtLook()));
      for (int i : contest.eliminate(undecided)) {
        changes.add(
            new RaceEvent.Eliminated(
                contest.cell(),
                contest.cell().contenders().get(i),
                contest.status().elimination(i).orElseThrow()));
      }
    }
    settle(due, changes);
  }

  private VariancePrior prior() {
    return VariancePrior.of(
        contests.stream()
            .map(CellInference::variances)
            .reduce(LogVariances.NONE, LogVariances::plus));
  }

  /**
   * Closes the cells that are decided, and of those whose look was just drawn also the ones that no
   * further look can decide.
   */
  private void settle(List<CellInference> due, List<RaceEvent> changes) {
    boolean[] certified = isCertified();
    boolean[] epsilonBest = epsilonBest();
    int rank = rank(certified);
    for (int i = 0; i < contests.size(); i++) {
      CellInference contest = contests.get(i);
      if (contest.open() && certified[i]) {
        contest.close(new StopReason.Won(contest.blocksAtLook()));
      } else if (due.contains(contest)) {
        reason(contest, epsilonBest[i], rank).ifPresent(contest::close);
      } else {
        continue;
      }
      addIfClosed(contest, changes);
    }
  }

  private static void addIfClosed(CellInference contest, List<RaceEvent> changes) {
    contest.closed().ifPresent(reason -> changes.add(new RaceEvent.Closed(contest.cell(), reason)));
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
  private Optional<StopReason> reason(CellInference contest, boolean epsilonBest, int rank) {
    int blocks = contest.blocksAtLook();
    if (contest.incomparable().isPresent()) {
      return contest.incomparable().map(StopReason.NotComparable::new);
    }
    if (contest.status().contending().count() < 2) {
      return Optional.of(new StopReason.NoContest());
    }
    if (contest.tied()) {
      return Optional.of(new StopReason.Tied(blocks));
    }
    if (contest.looks() == rules.looks().size()) {
      return Optional.of(new StopReason.PlanExhausted(blocks));
    }
    int last = rules.looks().getLast();
    return contest
        .outlook(rank)
        .filter(outlook ->
            epsilonBest
                ? !outlook.winInReach() && !outlook.tieInReach()
                : contest.looks() > 1 && outlook.futile())
        .map(outlook ->
            epsilonBest
                ? new StopReason.EpsilonBest(blocks, last)
                : new StopReason.Futile(blocks, last));
  }

  private boolean[] isCertified() {
    return MultipleTesting.rejectedByHolm(each(CellInference::p), rules.alpha());
  }

  private double[] each(ToDoubleFunction<CellInference> value) {
    return contests.stream().mapToDouble(value).toArray();
  }
}
