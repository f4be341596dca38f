package org.concurrencyatlas.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencyatlas.inference.CostInference;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.inference.RunNoise;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.MultipleTesting;
import org.concurrencyatlas.verdict.CostVerdict;
import org.concurrencyatlas.verdict.Decision;

/** Draws the verdicts on a cost, each cost over the whole map at the plan's error rate. */
final class CostVerdicts {
  private final RunPlan plan;
  private final RunNoise noise;
  private final List<CostInference> cells;
  private final double[] certified;
  private final double[] provisional;
  private final double[] notWorse;

  private CostVerdicts(RunPlan plan, RunInference race, RunNoise noise, Cost cost) {
    this.plan = plan;
    this.noise = noise;
    this.cells = CostInference.of(plan, race, cost);
    this.certified = MultipleTesting.holm(each(CostInference::p));
    this.provisional = MultipleTesting.benjaminiHochberg(each(CostInference::p));
    this.notWorse = MultipleTesting.holm(each(CostInference::pNotWorse));
  }

  /**
   * One verdict for each cell of the plan, in its order.
   *
   * @param noise where so many forks were disturbed that no win is certified
   */
  static List<CostVerdict> of(RunPlan plan, RunInference race, RunNoise noise, Cost cost) {
    CostVerdicts verdicts = new CostVerdicts(plan, race, noise, cost);
    return IntStream.range(0, verdicts.cells.size()).mapToObj(verdicts::verdict).toList();
  }

  private CostVerdict verdict(int number) {
    CostInference cell = cells.get(number);
    if (cell.leader().isEmpty() || cell.rivals().isEmpty()) {
      return CostVerdict.NONE;
    }
    List<Contender> names = plan.cells().get(number).contenders();
    List<Integer> within = cell.within();
    return new CostVerdict(
        decision(number, tied(cell, within)),
        cell.leader().map(names::get),
        within.isEmpty() ? List.of() : names(plan.cells().get(number), cell, within),
        lead(cell));
  }

  private Decision decision(int number, boolean allWithin) {
    if (certified[number] <= plan.alpha() && !noise.noisy(number)) {
      return Decision.WIN_CERTIFIED;
    }
    if (provisional[number] <= plan.alpha()) {
      return Decision.WIN_PROVISIONAL;
    }
    if (allWithin) {
      return Decision.TIE;
    }
    return notWorse[number] <= plan.alpha() ? Decision.EPSILON_BEST : Decision.INCONCLUSIVE;
  }

  /** Each contender is within ε of the leader, or was beaten by more. */
  private static boolean tied(CostInference cell, List<Integer> within) {
    return !within.isEmpty()
        && cell.rivals().stream().allMatch(rival -> within.contains(rival) || cell.beats(rival));
  }

  private static List<Contender> names(Cell cell, CostInference costs, List<Integer> within) {
    return Stream.concat(costs.leader().stream(), within.stream())
        .map(cell.contenders()::get)
        .toList();
  }

  private static Interval lead(CostInference cell) {
    return Optional.of(cell.against(cell.rivals().getFirst()))
        .filter(pair -> pair.last() != null)
        .map(ContenderResults::ratio)
        .orElse(Interval.unbounded(Double.NaN));
  }

  private double[] each(ToDoubleFunction<CostInference> value) {
    return cells.stream().mapToDouble(value).toArray();
  }
}
