package org.concurrencyatlas.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.inference.RunNoise;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.result.shard.Shards;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.CostVerdict;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.LongRunCheck;
import org.concurrencyatlas.verdict.RunVerdicts;
import org.concurrencyatlas.verdict.RunWarning;

/** Draws the verdicts of a run from its plan and its journal. */
public final class VerdictRules {
  private final RunPlan plan;
  private final List<ForkResult> forks;
  private final RunInference inference;
  private final RunNoise noise;

  private VerdictRules(RunPlan plan, List<ForkResult> forks, RunInference inference) {
    this.plan = plan;
    this.forks = forks;
    this.inference = inference;
    this.noise = RunNoise.of(plan, forks);
  }

  /**
   * The verdicts alone that a journal supports, without what {@link RunAnalysis} adds; the same
   * journal always gives the same.
   *
   * @param plan what the run promised
   * @param forks the journal, whole or so far, in its order; of a repeated fork the last attempt
   *     counts
   * @return a verdict for every cell of the plan, whatever the journal holds
   */
  public static RunVerdicts of(RunPlan plan, List<ForkResult> forks) {
    return of(plan, forks, RunInference.replay(plan, forks));
  }

  /** The verdicts of a run whose journal was replayed. */
  static RunVerdicts of(RunPlan plan, List<ForkResult> forks, RunInference inference) {
    return new VerdictRules(plan, List.copyOf(forks), inference).draw();
  }

  private RunVerdicts draw() {
    List<CellVerdict> cells = cells();
    return new RunVerdicts(
        Estimand.of(plan, forks),
        plan.alpha(),
        plan.epsilon(),
        Moments.median(
            cells.stream().mapToDouble(CellVerdict::resolution).filter(Double::isFinite).toArray()),
        noise.noisy(),
        cells,
        warnings(cells));
  }

  private List<CellVerdict> cells() {
    double[] certified = inference.certified();
    double[] provisional = inference.provisional();
    double[] notWorse = inference.notWorse();
    double[] clear = inference.clear();
    CellVerdictBuilder verdicts = new CellVerdictBuilder(plan, forks, inference.rank());
    Map<Cost, List<CostVerdict>> costs = new EnumMap<>(Cost.class);
    for (Cost cost : judged()) {
      costs.put(cost, CostVerdicts.of(plan, inference, noise, cost));
    }
    // the inference does not change any more, and each cell is decided by itself
    return IntStream.range(0, plan.cells().size())
        .parallel()
        .mapToObj(i -> {
          CellInference cellInference = inference.cells().get(i);
          return verdicts.of(
              cellInference,
              decision(i, certified[i], provisional[i], notWorse[i]),
              clear[i],
              costs.entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().get(i))));
        })
        .toList();
  }

  /** What verdicts are drawn on: a latency only where one was measured. */
  private List<Cost> judged() {
    boolean service = forks.stream().anyMatch(fork -> fork.latency().isPresent());
    return Stream.of(Cost.values()).filter(cost -> service || cost.quantile().isEmpty()).toList();
  }

  /**
   * A tie stands before ε-best because it says more: no survivor is worse by more than ε, not only
   * the leader.
   */
  private Decision decision(int cell, double certified, double provisional, double notWorse) {
    if (certified <= plan.alpha() && !noise.noisy(cell)) {
      return Decision.WIN_CERTIFIED;
    }
    if (provisional <= plan.alpha()) {
      return Decision.WIN_PROVISIONAL;
    }
    if (inference.cells().get(cell).tied()) {
      return Decision.TIE;
    }
    return notWorse <= plan.alpha() ? Decision.EPSILON_BEST : Decision.INCONCLUSIVE;
  }

  private List<RunWarning> warnings(List<CellVerdict> cells) {
    List<RunWarning> warnings = new ArrayList<>();
    if (forks.isEmpty()) {
      warnings.add(new RunWarning.EmptyJournal());
    }
    long unplanned = unplannedForks();
    if (unplanned > 0) {
      warnings.add(new RunWarning.ForksOfAnotherPlan(unplanned));
    }
    int environments = (int) forks.stream().map(ForkResult::environment).distinct().count();
    if (environments > 1) {
      warnings.add(
          plan.shards().filter(Shards::isMerged).isPresent()
              ? new RunWarning.SeveralMachines(environments)
              : new RunWarning.SeveralEnvironments());
    }
    if (noise.noisy()) {
      warnings.addAll(noisy());
    }
    plan.shards().filter(Shards::isPart).map(this::missing).ifPresent(warnings::add);
    int refuted = refuted(cells);
    if (refuted > 0) {
      warnings.add(new RunWarning.Transient(refuted));
    }
    plan.tasks().stream()
        .filter(task -> !task.repeatable())
        .forEach(task -> warnings.add(new RunWarning.AnswersUnchecked(task.method())));
    return warnings;
  }

  /** Of a run that was put together, which of its sessions were noisy. */
  private List<RunWarning> noisy() {
    return plan.shards()
        .filter(Shards::isMerged)
        .map(parts ->
            noise.noisyShares().entrySet().stream()
                .<RunWarning>map(each ->
                    new RunWarning.NoisyShard(each.getKey(), parts.count(), each.getValue()))
                .toList())
        .orElseGet(() -> List.of(new RunWarning.Noisy(noise.disturbedShare())));
  }

  private RunWarning missing(Shards parts) {
    int cells = plan.cells().size();
    int elsewhere =
        (int) IntStream.range(0, cells).filter(cell -> !parts.holds(cell, cells)).count();
    return new RunWarning.MissingShards(
        parts.measured(), parts.missing(), parts.count(), elsewhere);
  }

  private static int refuted(List<CellVerdict> cells) {
    return (int)
        cells.stream()
            .flatMap(cell -> cell.lasting().check().stream())
            .filter(check -> check.finding() == LongRunCheck.Finding.REFUTED)
            .count();
  }

  private long unplannedForks() {
    Map<Point, Cell> cells =
        plan.cells().stream().collect(Collectors.toMap(Cell::point, cell -> cell, (a, b) -> a));
    return forks.stream()
        .filter(fork -> {
          Cell cell = cells.get(fork.point());
          return cell == null
              || (fork.role() != Role.LIMIT && !cell.contenders().contains(fork.contender()));
        })
        .count();
  }
}
