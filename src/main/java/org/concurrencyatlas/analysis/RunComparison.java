package org.concurrencyatlas.analysis;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.verdict.CellVerdict;
import org.concurrencyatlas.verdict.ContenderResult;
import org.concurrencyatlas.verdict.ContenderResult.State;
import org.concurrencyatlas.verdict.Decision;
import org.concurrencyatlas.verdict.RunVerdicts;

/**
 * What two runs, each decided on its own forks, say of the same cell.
 *
 * @param first the first run's verdict
 * @param second the second run's
 * @param relation how the two stand to each other
 */
public record RunComparison(CellVerdict first, CellVerdict second, Relation relation) {
  /** How two verdicts stand to each other. */
  public enum Relation {
    /** Both claim the same of the same contender, or both decide nothing. */
    SAME,
    /** They do not claim the same, but neither denies what the other claims. */
    COMPATIBLE,
    /**
     * The winner of one was shown to be beaten by the other, or one that loses at most ε to any
     * rival loses more in the other.
     */
    CONTRADICTION
  }

  /** The cells that both runs have, in the order of the first. */
  public static List<RunComparison> of(RunVerdicts first, RunVerdicts second) {
    Map<Point, CellVerdict> others =
        second.cells().stream().collect(Collectors.toMap(CellVerdict::point, Function.identity()));
    return first.cells().stream()
        .filter(cell -> others.containsKey(cell.point()))
        .map(cell -> {
          CellVerdict other = others.getOrDefault(cell.point(), cell);
          boolean denied =
              denies(other, cell, first.epsilon()) || denies(cell, other, second.epsilon());
          return new RunComparison(
              cell, other, denied ? Relation.CONTRADICTION : sameOrCompatible(cell, other));
        })
        .toList();
  }

  /** How two verdicts stand to each other of which neither denies the other. */
  private static Relation sameOrCompatible(CellVerdict first, CellVerdict second) {
    boolean sameLeader = first.leader().equals(second.leader());
    boolean sameClaim =
        first.decision().isWin()
            ? second.decision().isWin()
            : first.decision() == second.decision();
    boolean leaderMatters = first.decision().isWin() || first.decision() == Decision.EPSILON_BEST;
    return sameClaim && (sameLeader || !leaderMatters) ? Relation.SAME : Relation.COMPATIBLE;
  }

  /** Whether one verdict shows that what the other claims is not so. */
  private static boolean denies(CellVerdict one, CellVerdict claim, double epsilon) {
    return switch (claim.decision()) {
      case WIN_CERTIFIED, WIN_PROVISIONAL ->
          stands(one, claim.leader().stream(), result -> result.state() == State.BEATEN);
      case EPSILON_BEST ->
          one.decision().isWin() && stands(one, claim.leader().stream(), losesMoreThan(epsilon));
      case TIE ->
          one.decision().isWin() && stands(one, claim.survivors().stream(), losesMoreThan(epsilon));
      case INCONCLUSIVE -> false;
    };
  }

  private static Predicate<ContenderResult> losesMoreThan(double epsilon) {
    return result -> result.ratioToLeader().high() * (1 + epsilon) < 1;
  }

  /** Whether one of these contenders stands so in a cell. */
  private static boolean stands(
      CellVerdict cell, Stream<Contender> contenders, Predicate<ContenderResult> so) {
    return contenders.anyMatch(contender ->
        cell.results().stream()
            .filter(result -> result.contender().equals(contender))
            .anyMatch(so));
  }
}
