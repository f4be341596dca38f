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
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.Decision;

/** Tells what a contest showed. */
final class CellVerdictBuilder {
  private final RunPlan plan;
  private final long spentMillis;

  CellVerdictBuilder(RunPlan plan, long spentMillis) {
    this.plan = plan;
    this.spentMillis = spentMillis;
  }

  CellVerdict of(CellInference contest, Decision decision) {
    boolean won = decision == Decision.WIN_CERTIFIED || decision == Decision.WIN_PROVISIONAL;
    List<ContenderResult> standings = ContenderResults.of(contest, won);
    List<Contender> survivors = survivors(contest, standings);
    Optional<Contender> leader = survivors.stream().findFirst();
    double limit = contest.forks().limitNanosPerBatch();
    return new CellVerdict(
        contest.cell().point(),
        decision,
        leader,
        survivors,
        contest.p(),
        resolution(standings, leader),
        limitBound(contest, standings),
        contest.cell().tasks() * 1e9 / limit,
        contest.looks() > 0 ? contest.blocksAtLook() : contest.blocks(),
        stopped(contest),
        standings,
        warnings(contest, standings));
  }

  /** The leader first; nobody when the cell's figures are not to be trusted. */
  private static List<Contender> survivors(CellInference contest, List<ContenderResult> standings) {
    if (contest.leader().isEmpty() || !contest.refusal().isEmpty()) {
      return List.of();
    }
    Contender leader = contest.cell().contenders().get(contest.leader().get());
    return standings.stream()
        .filter(standing -> standing.state() == ContenderResult.State.SURVIVOR)
        .map(ContenderResult::contender)
        .sorted(Comparator.comparing(each -> !each.equals(leader)))
        .toList();
  }

  /**
   * exp(t·s̃/√n) − 1 of the leader against the next, on whom the verdict hangs; a rival far behind
   * may be far more restless without being in doubt.
   */
  private static double resolution(List<ContenderResult> standings, Optional<Contender> leader) {
    return standings.stream()
        .filter(standing -> standing.state() != ContenderResult.State.VOID)
        .filter(standing -> !leader.equals(Optional.of(standing.contender())))
        .findFirst()
        .map(next -> Math.sqrt(next.ratioToLeader().high() / next.ratioToLeader().low()) - 1)
        .orElse(Double.NaN);
  }

  private boolean limitBound(CellInference contest, List<ContenderResult> standings) {
    return contest.refusal().isEmpty()
        && contest.roster().contending().findAny().isPresent()
        && standings.stream()
            .filter(standing -> standing.state() != ContenderResult.State.VOID)
            .allMatch(standing -> standing.shareOfLimit() * (1 + plan.epsilon()) >= 1);
  }

  private String stopped(CellInference contest) {
    if (!contest.open()) {
      return contest.closed();
    }
    if (contest.begun() == 0) {
      return "not measured: %s of the budget of %s s used"
          .formatted(spentMillis / 1000, plan.budgetMillis() / 1000);
    }
    return "undecided after %s of %s blocks when the run ended, %s of its %s s used"
        .formatted(
            contest.blocks(),
            plan.looks().getLast(),
            spentMillis / 1000,
            plan.budgetMillis() / 1000);
  }

  private List<String> warnings(CellInference contest, List<ContenderResult> standings) {
    List<String> warnings = new ArrayList<>();
    if (!contest.refusal().isEmpty()) {
      warnings.add(CellVerdict.VOID + contest.refusal());
    } else if (contest.roster().contending().count() < 2) {
      warnings.add("no verdict: " + CellInference.NO_CONTEST);
    } else if (contest.looks() == 0) {
      warnings.add(
          "no verdict: %s complete blocks, the first verdict is drawn at %s"
              .formatted(contest.blocks(), plan.looks().getFirst()));
    }
    identical(contest).forEach(warnings::add);
    separatedCopies(contest).forEach(warnings::add);
    for (ContenderResult standing : standings) {
      warnings(standing).forEach(warnings::add);
    }
    return warnings;
  }

  private static Stream<String> warnings(ContenderResult standing) {
    Stream.Builder<String> warnings = Stream.builder();
    if (standing.multimodal()) {
      warnings.add(
          standing.contender() + ": the forks fall into groups (multimodal); see every fork");
    }
    if (standing.state() == ContenderResult.State.VOID) {
      warnings.add(standing.contender() + " cannot win: " + standing.reason());
      if (standing.ratioToLeader().estimate() > 1) {
        warnings.add(standing.contender() + " was faster than the leader where it succeeded");
      }
    }
    return warnings.build();
  }

  private static Stream<String> identical(CellInference contest) {
    return pairs(contest)
        .filter(pair -> contest.pairs().identical(pair[0], pair[1]))
        .map(pair ->
            "%s and %s differ by the same factor in every block (variance 0): not tested"
                .formatted(name(contest, pair[0]), name(contest, pair[1])));
  }

  /** A contender that beats its own copy tells of a fault in the measuring. */
  private static Stream<String> separatedCopies(CellInference contest) {
    return pairs(contest)
        .filter(pair -> name(contest, pair[0]).original().equals(name(contest, pair[1]).original()))
        .filter(pair -> excludesOne(contest.pairs().of(pair[0], pair[1])))
        .map(pair ->
            "%s and %s are the same, yet their interval excludes a ratio of 1"
                .formatted(name(contest, pair[0]), name(contest, pair[1])));
  }

  private static boolean excludesOne(SequentialEvidence pair) {
    return pair.last() != null && Math.abs(pair.last().mean()) > ContenderResults.halfWidth(pair);
  }

  private static Contender name(CellInference contest, int i) {
    return contest.cell().contenders().get(i);
  }

  private static Stream<int[]> pairs(CellInference contest) {
    return contest
        .roster()
        .contending()
        .boxed()
        .flatMap(
            i -> contest.roster().contending().filter(j -> j > i).mapToObj(j -> new int[] {i, j}));
  }
}
