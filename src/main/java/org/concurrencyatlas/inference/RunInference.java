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
 * the map. It depends on the plan and the forks alone: replaying a journal gives the same state.
 */
public final class RunInference {
  private final InferenceRules rules;
  private final List<CellInference> cells = new ArrayList<>();
  private final Map<Point, CellInference> byPoint = new HashMap<>();
  private final Set<CellInference> waitingFor = new HashSet<>();
  private boolean started;

  /** The state before the first fork. */
  public RunInference(RunPlan plan) {
    rules = InferenceRules.of(plan);
    plan.cells().forEach(cell -> cells.add(new CellInference(rules, cell)));
    cells.forEach(cellInference -> byPoint.put(cellInference.cell().point(), cellInference));
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
    CellInference cellInference = byPoint.get(fork.point());
    if (cellInference == null) {
      return List.of();
    }
    List<RaceEvent> changes = new ArrayList<>();
    boolean wasOpen = cellInference.open();
    cellInference.add(fork);
    if (wasOpen) {
      addIfClosed(cellInference, changes);
    }
    if (started && cellInference.lookIsDue()) {
      look(List.of(cellInference), changes);
    } else if (!cellInference.open() || cellInference.lookIsDue()) {
      waitingFor.remove(cellInference);
    } else if (cellInference.begun() > 0) {
      waitingFor.add(cellInference);
    }
    if (!started && waitingFor.isEmpty() && cells.stream().anyMatch(CellInference::lookIsDue)) {
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
    CellInference cellInference = cells.get(cell);
    List<Integer> looks = rules.looks();
    List<Contender> contenders = cellInference.cell().contenders();
    return new CellState(
        cellInference.open(),
        cellInference.active().mapToObj(contenders::get).toList(),
        cellInference.status().contending().mapToObj(contenders::get).toList(),
        cellInference.blocks(),
        cellInference.begun(),
        cellInference.blocksAtLook(),
        looks.get(Math.min(cellInference.looks(), rules.lastLook())));
  }

  /**
   * Blocks that each cell is expected to need until its verdict, at least those to its next look.
   * NaN before the first look, after the last, and when the scores are copies of each other.
   */
  public double[] blocksToVerdict() {
    int rank = rank(isCertified());
    return each(cellInference ->
        cellInference.outlook(rank).map(FutilityRule::blocksToVerdict).orElse(Double.NaN));
  }

  /** In which cells the leader is already known to lose at most ε to any rival. */
  public boolean[] epsilonBest() {
    return MultipleTesting.rejectedByHolm(each(CellInference::pNotWorse), rules.alpha());
  }

  /** Ends the journal: draws the looks that are complete although others are not. */
  void conclude() {
    cells.forEach(CellInference::conclude);
    List<RaceEvent> changes = new ArrayList<>();
    if (!started) {
      start(changes);
    }
    for (CellInference cellInference : cells) {
      while (cellInference.lookIsDue()) {
        look(List.of(cellInference), changes);
      }
    }
  }

  public List<CellInference> cells() {
    return cells;
  }

  /** The cells with a certified winner. */
  public List<CellInference> won() {
    boolean[] certified = isCertified();
    return IntStream.range(0, certified.length)
        .filter(i -> certified[i])
        .mapToObj(cells::get)
        .toList();
  }

  /** In which cells something is claimed of the leader: a win, a tie, or that it is ε-best. */
  public boolean[] claimed() {
    double[] provisional = provisional();
    boolean[] claimed = epsilonBest();
    for (int i = 0; i < claimed.length; i++) {
      claimed[i] |= provisional[i] <= rules.alpha() || cells.get(i).tied();
    }
    return claimed;
  }

  /** P of every cell after Holm's correction over the map. */
  public double[] certified() {
    return MultipleTesting.holm(each(CellInference::p));
  }

  /** P of every cell after Benjamini and Hochberg's correction over the map. */
  public double[] provisional() {
    return MultipleTesting.benjaminiHochberg(each(CellInference::p));
  }

  /** P of "the leader beats every rival by more than δ₀" after Holm's correction over the map. */
  public double[] clear() {
    return MultipleTesting.holm(each(CellInference::pClear));
  }

  /** P of "the leader loses at most ε" after Holm's correction over the map. */
  public double[] notWorse() {
    return MultipleTesting.holm(each(CellInference::pNotWorse));
  }

  private void start(List<RaceEvent> changes) {
    started = true;
    look(cells.stream().filter(CellInference::lookIsDue).toList(), changes);
  }

  private void look(List<CellInference> due, List<RaceEvent> changes) {
    if (due.isEmpty()) {
      return;
    }
    due.forEach(CellInference::measure);
    VariancePrior prior = prior();
    due.forEach(cellInference -> cellInference.test(prior));
    int undecided = (int) cells.stream().filter(CellInference::open).count();
    for (CellInference cellInference : due) {
      changes.add(new RaceEvent.Looked(cellInference.cell(), cellInference.blocksAtLook()));
      for (int i : cellInference.eliminate(undecided)) {
        changes.add(
            new RaceEvent.Eliminated(
                cellInference.cell(),
                cellInference.cell().contenders().get(i),
                cellInference.status().elimination(i).orElseThrow()));
      }
    }
    settle(due, changes);
  }

  /** How many cells still share the error rate. */
  public int rank() {
    return rank(isCertified());
  }

  private VariancePrior prior() {
    return VariancePrior.of(
        cells.stream().map(CellInference::variances).reduce(LogVariances.NONE, LogVariances::plus));
  }

  /**
   * Closes the cells that are decided, and of those whose look was just drawn also the ones that no
   * further look can decide.
   */
  private void settle(List<CellInference> due, List<RaceEvent> changes) {
    boolean[] certified = isCertified();
    boolean[] epsilonBest = epsilonBest();
    int rank = rank(certified);
    for (int i = 0; i < cells.size(); i++) {
      CellInference cellInference = cells.get(i);
      if (cellInference.open() && certified[i]) {
        cellInference.close(new StopReason.Won(cellInference.blocksAtLook()));
      } else if (due.contains(cellInference)) {
        reason(cellInference, epsilonBest[i], rank).ifPresent(cellInference::close);
      } else {
        continue;
      }
      addIfClosed(cellInference, changes);
    }
  }

  private static void addIfClosed(CellInference cellInference, List<RaceEvent> changes) {
    cellInference
        .closed()
        .ifPresent(reason -> changes.add(new RaceEvent.Closed(cellInference.cell(), reason)));
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
  private Optional<StopReason> reason(CellInference cellInference, boolean epsilonBest, int rank) {
    int blocks = cellInference.blocksAtLook();
    if (cellInference.incomparable().isPresent()) {
      return cellInference.incomparable().map(StopReason.NotComparable::new);
    }
    if (cellInference.status().contending().count() < 2) {
      return Optional.of(new StopReason.NoContest());
    }
    if (cellInference.tied()) {
      return Optional.of(new StopReason.Tied(blocks));
    }
    if (cellInference.looks() == rules.looks().size()) {
      return Optional.of(new StopReason.PlanExhausted(blocks));
    }
    int last = rules.looks().getLast();
    return cellInference
        .outlook(rank)
        .filter(outlook ->
            epsilonBest
                ? !outlook.winInReach() && !outlook.tieInReach()
                : cellInference.looks() > 1 && outlook.futile())
        .map(outlook ->
            epsilonBest
                ? new StopReason.EpsilonBest(blocks, last)
                : new StopReason.Futile(blocks, last));
  }

  private boolean[] isCertified() {
    return MultipleTesting.rejectedByHolm(each(CellInference::p), rules.alpha());
  }

  private double[] each(ToDoubleFunction<CellInference> value) {
    return cells.stream().mapToDouble(value).toArray();
  }
}
