package org.concurrencyatlas.inference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.LogVariances;
import org.concurrencyatlas.stats.Moments;
import org.concurrencyatlas.stats.VariancePrior;

/**
 * What the blocks of a race say of a cost of one cell's contenders. The race stopped where
 * throughput was decided; evidence that takes p over the weight of each look holds under any rule
 * of stopping, this one too.
 */
public final class CostInference {
  private final CellInference cell;
  private final InferenceRules rules;
  private final CellForks costs;
  private final PairwiseTests pairs;
  private int leader = -1;

  private CostInference(CellInference cell, InferenceRules rules, Cost cost) {
    this.cell = cell;
    this.rules = rules;
    this.costs = new CellForks(cell.cell(), Optional.empty());
    this.pairs = new PairwiseTests(cell.status().size());
    cell.status().contending().forEach(i -> cell.forks().usable(i).forEach(f -> add(f, cost)));
  }

  /** A cost as if it were a time: what needs less scores higher. */
  private void add(ForkResult fork, Cost cost) {
    if (cost.of(fork) > 0) {
      costs.add(fork.withIterations(List.of(new Iteration(1, cost.of(fork)))));
    }
  }

  /** One for each cell of the plan, in its order. */
  public static List<CostInference> of(RunPlan plan, RunInference race, Cost cost) {
    InferenceRules rules = InferenceRules.of(plan);
    List<CostInference> cells =
        race.cells().stream().map(each -> new CostInference(each, rules, cost)).toList();
    for (int look = 0; look < rules.looks().size(); look++) {
      look(cells, look);
    }
    cells.forEach(CostInference::lead);
    return cells;
  }

  private static void look(List<CostInference> cells, int look) {
    LogVariances variances = LogVariances.NONE;
    for (CostInference each : cells) {
      each.pairs.measure(each.costs, each.rules.looks().get(look), each.reached(look));
      variances = variances.plus(each.pairs.variances(each.reached(look)));
    }
    VariancePrior prior = VariancePrior.of(variances);
    cells.forEach(each -> each.pairs.test(prior, look, each.rules, each.reached(look)));
  }

  private IntPredicate reached(int look) {
    return i -> costs.blocks(i) >= rules.looks().get(look);
  }

  private void lead() {
    leader =
        contending().stream()
            .min(
                Comparator.comparingDouble((Integer i) -> worst(i, j -> pairs.claims(i, j).ahead()))
                    .thenComparingDouble(i -> -Moments.of(costs.scores(i)).mean()))
            .orElse(-1);
  }

  /** Who needs the least; empty when no contenders could be compared. */
  public Optional<Integer> leader() {
    return leader < 0 ? Optional.empty() : Optional.of(leader);
  }

  /** Error probability of "the leader needs less than every rival". */
  public double p() {
    return overRivals(j -> pairs.claims(leader, j).ahead());
  }

  /** Error probability of "the leader needs at most ε more than any rival". */
  public double pNotWorse() {
    return overRivals(j -> pairs.claims(leader, j).notWorse());
  }

  /** Whose cost is shown to be within ε of the leader's. */
  public List<Integer> within() {
    return rivals().stream().filter(j -> isWithin(pairs.of(leader, j))).toList();
  }

  /** Those that were compared with the leader, the one that needs the least first. */
  public List<Integer> rivals() {
    return contending().stream()
        .filter(i -> leader >= 0 && i != leader)
        .sorted(Comparator.comparingDouble(i -> -Moments.of(costs.scores(i)).mean()))
        .toList();
  }

  /** Who is shown to need more than the leader, by more than ε. */
  public boolean beats(int rival) {
    int size = cell.status().size();
    return pairs.claims(leader, rival).farAhead()
        <= rules.alpha() / (rules.cells() * (double) size * (size - 1));
  }

  /** The evidence on the leader against a rival. */
  public SequentialEvidence against(int rival) {
    return pairs.of(leader, rival);
  }

  private boolean isWithin(SequentialEvidence pair) {
    return pair.last() != null
        && pair.last().pWithin(rules.margin()) <= rules.tail(pair.look(), cell.status().size());
  }

  /** Those that may be compared and whose cost is known. */
  private List<Integer> contending() {
    List<Integer> contending = new ArrayList<>();
    if (cell.incomparable().isEmpty()) {
      cell.status().contending().filter(i -> costs.blocks(i) > 0).forEach(contending::add);
    }
    return contending;
  }

  private double overRivals(IntToDoubleFunction q) {
    return leader < 0 ? 1 : Math.min(1, cell.status().size() * worst(leader, q));
  }

  private double worst(int i, IntToDoubleFunction q) {
    return contending().stream()
        .filter(j -> j != i)
        .mapToDouble(q::applyAsDouble)
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }
}
