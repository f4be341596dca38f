package org.concurrencyatlas.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.inference.InferenceRules;
import org.concurrencyatlas.inference.SequentialEvidence;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.CellWarning;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.CostVerdict;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.Lasting;
import org.concurrencyatlas.verdict.LeadSize;
import org.concurrencyatlas.verdict.StopReason;

/** Tells what a contest showed. */
final class CellVerdictBuilder {
  /** What stands for the shard in a run of a whole plan. */
  private static final int WHOLE = 0;

  private final RunPlan plan;
  private final Map<Point, Integer> shards;
  private final Map<Integer, Long> spentMillis;
  private final int rank;
  private final LongRunChecks longRuns;
  private final Map<Point, List<ForkResult>> pilots;

  /**
   * Tells the cells of a run.
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
    this.pilots =
        forks.stream()
            .filter(fork -> fork.role() == Role.PILOT)
            .collect(Collectors.groupingBy(ForkResult::point));
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

  /** Tells a cell; {@code clear} is P of a lead of more than 2 %, corrected over the map. */
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
        warnings(cellInference, results, leader, decision));
  }

  /** The leader first; nobody when the cell's figures are not to be trusted. */
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
      return LeadStability.UNKNOWN; // iterations tell of throughput
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

  private List<CellWarning> warnings(
      CellInference cellInference,
      List<ContenderResult> results,
      Optional<Contender> leader,
      Decision decision) {
    List<CellWarning> warnings = new ArrayList<>();
    if (decision.isWin()) {
      leadNotHeld(cellInference, results, leader).ifPresent(warnings::add);
    }
    noVerdict(cellInference).ifPresent(warnings::add);
    withoutVariance(cellInference).forEach(warnings::add);
    copiesThatDiffer(cellInference).forEach(warnings::add);
    neverSteady(cellInference).forEach(warnings::add);
    results.forEach(result -> warnings.addAll(warnings(result)));
    return warnings;
  }

  /** A win that an early look showed and the last would not. */
  private static Optional<CellWarning> leadNotHeld(
      CellInference cellInference, List<ContenderResult> results, Optional<Contender> leader) {
    return next(results, leader)
        .filter(next -> next.ratioToLeader().high() >= 1)
        .map(next ->
            new CellWarning.LeadNotHeld(
                cellInference.wonAtBlocks(
                    cellInference.cell().contenders().indexOf(next.contender())),
                cellInference.blocksAtLook(),
                next.ratioToLeader().inverse()));
  }

  private Optional<CellWarning> noVerdict(CellInference cellInference) {
    if (cellInference.incomparable().isPresent()) {
      return cellInference.incomparable().map(CellWarning.NotComparable::new);
    }
    if (cellInference.status().contending().count() < 2) {
      return Optional.of(new CellWarning.NoContest());
    }
    return cellInference.looks() == 0
        ? Optional.of(
            new CellWarning.BeforeFirstLook(cellInference.blocks(), plan.looks().getFirst()))
        : Optional.empty();
  }

  private static List<CellWarning> warnings(ContenderResult result) {
    List<CellWarning> warnings = new ArrayList<>();
    if (result.multimodal()) {
      warnings.add(new CellWarning.Multimodal(result.contender()));
    }
    if (result.state() == ContenderResult.State.VOID) {
      warnings.add(new CellWarning.CannotWin(result.contender(), result.exclusion().orElseThrow()));
      if (result.ratioToLeader().estimate() > 1) {
        warnings.add(new CellWarning.FasterThanLeader(result.contender()));
      }
    }
    return warnings;
  }

  private static Stream<CellWarning> withoutVariance(CellInference cellInference) {
    return pairs(cellInference)
        .filter(pair -> cellInference.pairs().identical(pair[0], pair[1]))
        .map(pair ->
            new CellWarning.NoVariance(name(cellInference, pair[0]), name(cellInference, pair[1])));
  }

  private static Stream<CellWarning> copiesThatDiffer(CellInference cellInference) {
    return pairs(cellInference)
        .filter(pair ->
            name(cellInference, pair[0]).original().equals(name(cellInference, pair[1]).original()))
        .filter(pair -> excludesOne(cellInference.pairs().of(pair[0], pair[1])))
        .map(pair ->
            new CellWarning.CopiesDiffer(
                name(cellInference, pair[0]), name(cellInference, pair[1])));
  }

  /** Whose pilots ran to their end without being found steady; a pilot that is ends at once. */
  private Stream<CellWarning> neverSteady(CellInference cellInference) {
    return plan.edition() < RunPlan.EDITION
        ? Stream.empty()
        : pilots.getOrDefault(cellInference.cell().point(), List.of()).stream()
            .filter(pilot -> pilot.outcome().ok())
            .filter(pilot -> SteadyState.from(pilot.iterations()).isEmpty())
            .map(ForkResult::contender)
            .distinct()
            .map(CellWarning.NeverSteady::new);
  }

  private static boolean excludesOne(SequentialEvidence pair) {
    return pair.last() != null && Math.abs(pair.last().mean()) > ContenderResults.halfWidth(pair);
  }

  private static Contender name(CellInference cellInference, int i) {
    return cellInference.cell().contenders().get(i);
  }

  private static Stream<int[]> pairs(CellInference cellInference) {
    return cellInference
        .status()
        .contending()
        .boxed()
        .flatMap(i ->
            cellInference.status().contending().filter(j -> j > i).mapToObj(j -> new int[] {i, j}));
  }
}
