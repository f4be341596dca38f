package org.concurrencyatlas.analysis;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.inference.InferenceRules;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.CostVerdict;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.Lasting;
import org.concurrencyatlas.verdict.LeadSize;
import org.concurrencyatlas.verdict.StopReason;

/** Builds the verdict of a cell from what is inferred of it. */
final class CellVerdictBuilder {
  /** What stands for the shard in a run of a whole plan. */
  private static final int WHOLE = 0;

  private final RunPlan plan;
  private final Map<Point, Integer> shards;
  private final Map<Integer, Long> spentMillis;
  private final int rank;
  private final LongRunChecks longRuns;
  private final CellWarnings warnings;

  /**
   * Prepares for the cells of one run.
   *
   * @param forks the journal
   * @param rank how many cells still share the error rate
   */
  CellVerdictBuilder(RunPlan plan, List<ForkResult> forks, int rank) {
    this.plan = plan;
    this.shards = shards(plan);
    this.spentMillis =
        forks.stream()
            .collect(
                Collectors.groupingBy(
                    fork -> shards.getOrDefault(fork.point(), WHOLE),
                    Collectors.summingLong(ForkResult::elapsedMillis)));
    this.rank = rank;
    this.longRuns = new LongRunChecks(plan, forks);
    this.warnings = new CellWarnings(plan, forks);
  }

  private static Map<Point, Integer> shards(RunPlan plan) {
    Map<Point, Integer> shards = new HashMap<>();
    int cells = plan.cells().size();
    for (int cell = 0; cell < cells; cell++) {
      int number = cell;
      shards.put(
          plan.cells().get(cell).point(),
          plan.shards().map(parts -> parts.of(number, cells)).orElse(WHOLE));
    }
    return shards;
  }

  /**
   * The verdict of a cell; {@code clear} is the p value of "the lead is above 2 %", corrected over
   * the map.
   */
  CellVerdict of(
      CellInference cellInference, Decision decision, double clear, Map<Cost, CostVerdict> costs) {
    List<ContenderResult> results = ContenderResults.of(cellInference, decision.isWin());
    List<Contender> survivors = survivors(cellInference, results);
    Optional<Contender> leader = survivors.stream().findFirst();
    double limit = cellInference.forks().limitNanosPerBatch();
    Optional<LeadSize> size =
        decision.isWin() ? Optional.of(size(results, leader, clear)) : Optional.empty();
    return new CellVerdict(
        cellInference.cell().point(),
        decision,
        size,
        lasting(cellInference, results, leader, decision)
            .with(longRuns.of(cellInference, decision, leastLead(size))),
        leader,
        survivors,
        within(cellInference),
        cellInference.p(),
        cellInference.resolution(rank),
        limitBound(cellInference, results),
        cellInference.cell().tasks() * 1e9 / limit,
        cellInference.looks() > 0 ? cellInference.blocksAtLook() : cellInference.blocks(),
        stopped(cellInference),
        costs,
        results,
        warnings.of(cellInference, results, next(results, leader), decision));
  }

  /** The leader first; empty when the cell's figures cannot be trusted. */
  private static List<Contender> survivors(
      CellInference cellInference, List<ContenderResult> results) {
    if (cellInference.leader().isEmpty() || cellInference.incomparable().isPresent()) {
      return List.of();
    }
    Contender leader = cellInference.cell().contenders().get(cellInference.leader().get());
    return results.stream()
        .filter(result -> result.state() == ContenderResult.State.SURVIVOR)
        .map(ContenderResult::contender)
        .sorted(Comparator.comparing(each -> !each.equals(leader)))
        .toList();
  }

  /** The best of the others that may win. */
  private static Optional<ContenderResult> next(
      List<ContenderResult> results, Optional<Contender> leader) {
    return results.stream()
        .filter(result -> result.state() != ContenderResult.State.VOID)
        .filter(result -> !leader.equals(Optional.of(result.contender())))
        .findFirst();
  }

  private LeadSize size(List<ContenderResult> results, Optional<Contender> leader, double clear) {
    boolean immaterial =
        next(results, leader)
            .filter(next -> 1 / next.ratioToLeader().low() < 1 + plan.epsilon())
            .isPresent();
    if (immaterial) {
      return LeadSize.IMMATERIAL;
    }
    return clear <= plan.alpha() ? LeadSize.CLEAR : LeadSize.SHOWN;
  }

  /** The log ratio that a win of this size claims to exceed. */
  private static double leastLead(Optional<LeadSize> size) {
    return size.equals(Optional.of(LeadSize.CLEAR)) ? InferenceRules.CLEAR_LEAD : 0;
  }

  private Lasting lasting(
      CellInference cellInference,
      List<ContenderResult> results,
      Optional<Contender> leader,
      Decision decision) {
    if (cellInference.looks() == 0 || plan.metric().isPresent()) {
      return LeadStability.UNKNOWN; // stability is judged by iterations, which measure throughput
    }
    return leader
        .flatMap(_ -> next(results, leader))
        .map(next ->
            LeadStability.of(
                cellInference.forks(),
                cellInference.leader().orElseThrow(),
                cellInference.cell().contenders().indexOf(next.contender()),
                Math.log1p(plan.epsilon()),
                decision.isWin() ? -Math.log(next.ratioToLeader().estimate()) : 0))
        .orElse(LeadStability.UNKNOWN);
  }

  /** The leader and those within ε of it, the fastest first. */
  private static List<Contender> within(CellInference cellInference) {
    List<Integer> within = cellInference.within();
    if (within.isEmpty()) {
      return List.of();
    }
    return Stream.concat(cellInference.leader().stream(), within.stream())
        .map(i -> name(cellInference, i))
        .toList();
  }

  private boolean limitBound(CellInference cellInference, List<ContenderResult> results) {
    return plan.metric().isEmpty()
        && cellInference.incomparable().isEmpty()
        && cellInference.status().contending().count() > 1
        && results.stream()
            .filter(result -> result.state() != ContenderResult.State.VOID)
            .allMatch(result -> result.shareOfLimit().low() * (1 + plan.epsilon()) >= 1);
  }

  private StopReason stopped(CellInference cellInference) {
    return cellInference.closed().orElseGet(() -> stillOpen(cellInference));
  }

  private StopReason stillOpen(CellInference cellInference) {
    int shard = shards.getOrDefault(cellInference.cell().point(), WHOLE);
    long spent = spentMillis.getOrDefault(shard, 0L);
    if (plan.shards().filter(parts -> !parts.measured().contains(shard)).isPresent()) {
      return new StopReason.InAnotherShard(shard, plan.shards().orElseThrow().count());
    }
    return cellInference.begun() == 0
        ? new StopReason.NotBegun(spent, plan.budgetMillis())
        : new StopReason.RunEnded(
            cellInference.blocks(), plan.looks().getLast(), spent, plan.budgetMillis());
  }

  private static Contender name(CellInference cellInference, int i) {
    return cellInference.cell().contenders().get(i);
  }
}
