package org.concurrencyatlas.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.inference.SequentialEvidence;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.CellWarning;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.StopReason;

/** Tells what a contest showed. */
final class CellVerdictBuilder {
  private final RunPlan plan;
  private final long spentMillis;

  CellVerdictBuilder(RunPlan plan, long spentMillis) {
    this.plan = plan;
    this.spentMillis = spentMillis;
  }

  CellVerdict of(CellInference contest, Decision decision) {
    List<ContenderResult> results = ContenderResults.of(contest, decision.isWin());
    List<Contender> survivors = survivors(contest, results);
    Optional<Contender> leader = survivors.stream().findFirst();
    double limit = contest.forks().limitNanosPerBatch();
    return new CellVerdict(
        contest.cell().point(),
        decision,
        leader,
        survivors,
        contest.p(),
        resolution(results, leader),
        limitBound(contest, results),
        contest.cell().tasks() * 1e9 / limit,
        contest.looks() > 0 ? contest.blocksAtLook() : contest.blocks(),
        stopped(contest),
        results,
        warnings(contest, results));
  }

  /** The leader first; nobody when the cell's figures are not to be trusted. */
  private static List<Contender> survivors(CellInference contest, List<ContenderResult> results) {
    if (contest.leader().isEmpty() || contest.incomparable().isPresent()) {
      return List.of();
    }
    Contender leader = contest.cell().contenders().get(contest.leader().get());
    return results.stream()
        .filter(result -> result.state() == ContenderResult.State.SURVIVOR)
        .map(ContenderResult::contender)
        .sorted(Comparator.comparing(each -> !each.equals(leader)))
        .toList();
  }

  /**
   * exp(t·s̃/√n) − 1 of the leader against the next, on whom the verdict hangs; a rival far behind
   * may be far more restless without being in doubt.
   */
  private static double resolution(List<ContenderResult> results, Optional<Contender> leader) {
    return results.stream()
        .filter(result -> result.state() != ContenderResult.State.VOID)
        .filter(result -> !leader.equals(Optional.of(result.contender())))
        .findFirst()
        .map(next -> Math.sqrt(next.ratioToLeader().high() / next.ratioToLeader().low()) - 1)
        .orElse(Double.NaN);
  }

  private boolean limitBound(CellInference contest, List<ContenderResult> results) {
    return contest.incomparable().isEmpty()
        && contest.status().contending().findAny().isPresent()
        && results.stream()
            .filter(result -> result.state() != ContenderResult.State.VOID)
            .allMatch(result -> result.shareOfLimit() * (1 + plan.epsilon()) >= 1);
  }

  private StopReason stopped(CellInference contest) {
    return contest.closed().orElseGet(() -> stillOpen(contest));
  }

  private StopReason stillOpen(CellInference contest) {
    return contest.begun() == 0
        ? new StopReason.NotBegun(spentMillis, plan.budgetMillis())
        : new StopReason.RunEnded(
            contest.blocks(), plan.looks().getLast(), spentMillis, plan.budgetMillis());
  }

  private List<CellWarning> warnings(CellInference contest, List<ContenderResult> results) {
    List<CellWarning> warnings = new ArrayList<>();
    noVerdict(contest).ifPresent(warnings::add);
    withoutVariance(contest).forEach(warnings::add);
    copiesThatDiffer(contest).forEach(warnings::add);
    results.forEach(result -> warnings.addAll(warnings(result)));
    return warnings;
  }

  private Optional<CellWarning> noVerdict(CellInference contest) {
    if (contest.incomparable().isPresent()) {
      return contest.incomparable().map(CellWarning.NotComparable::new);
    }
    if (contest.status().contending().count() < 2) {
      return Optional.of(new CellWarning.NoContest());
    }
    return contest.looks() == 0
        ? Optional.of(new CellWarning.BeforeFirstLook(contest.blocks(), plan.looks().getFirst()))
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

  private static Stream<CellWarning> withoutVariance(CellInference contest) {
    return pairs(contest)
        .filter(pair -> contest.pairs().identical(pair[0], pair[1]))
        .map(pair -> new CellWarning.NoVariance(name(contest, pair[0]), name(contest, pair[1])));
  }

  private static Stream<CellWarning> copiesThatDiffer(CellInference contest) {
    return pairs(contest)
        .filter(pair -> name(contest, pair[0]).original().equals(name(contest, pair[1]).original()))
        .filter(pair -> excludesOne(contest.pairs().of(pair[0], pair[1])))
        .map(pair -> new CellWarning.CopiesDiffer(name(contest, pair[0]), name(contest, pair[1])));
  }

  private static boolean excludesOne(SequentialEvidence pair) {
    return pair.last() != null && Math.abs(pair.last().mean()) > ContenderResults.halfWidth(pair);
  }

  private static Contender name(CellInference contest, int i) {
    return contest.cell().contenders().get(i);
  }

  private static Stream<int[]> pairs(CellInference contest) {
    return contest
        .status()
        .contending()
        .boxed()
        .flatMap(
            i -> contest.status().contending().filter(j -> j > i).mapToObj(j -> new int[] {i, j}));
  }
}
