package org.concurrencyatlas.verdict;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;

/**
 * What two runs, each decided on its own forks, say of the same cell.
 *
 * @param first the first run's verdict
 * @param second the second run's
 * @param relation how the two stand to each other
 */
public record Agreement(CellVerdict first, CellVerdict second, Relation relation) {
  /** How two verdicts stand to each other. */
  public enum Relation {
    /** Both claim the same of the same contender, or both decide nothing. */
    SAME,
    /** What one claims the other leaves open. */
    COMPATIBLE,
    /** The winner of one was shown to be beaten by the other. */
    CONTRADICTION
  }

  /** The cells that both runs have, in the order of the first. */
  public static List<Agreement> of(RunVerdicts first, RunVerdicts second) {
    Map<Point, CellVerdict> others =
        second.cells().stream().collect(Collectors.toMap(CellVerdict::point, Function.identity()));
    return first.cells().stream()
        .filter(cell -> others.containsKey(cell.point()))
        .map(cell -> of(cell, others.getOrDefault(cell.point(), cell)))
        .toList();
  }

  static Agreement of(CellVerdict first, CellVerdict second) {
    return new Agreement(first, second, relation(first, second));
  }

  private static Relation relation(CellVerdict first, CellVerdict second) {
    if (refutes(first, second) || refutes(second, first)) {
      return Relation.CONTRADICTION;
    }
    boolean sameLeader = first.leader().equals(second.leader());
    boolean sameClaim = won(first) == won(second) && (won(first) || same(first, second));
    boolean leaderMatters = won(first) || first.decision() == Decision.EPSILON_BEST;
    return sameClaim && (sameLeader || !leaderMatters) ? Relation.SAME : Relation.COMPATIBLE;
  }

  private static boolean same(CellVerdict first, CellVerdict second) {
    return first.decision() == second.decision();
  }

  /** Whether the winner of one is among the beaten of the other. */
  private static boolean refutes(CellVerdict winner, CellVerdict other) {
    return won(winner) && winner.leader().filter(leader -> beaten(other, leader)).isPresent();
  }

  private static boolean beaten(CellVerdict cell, Contender contender) {
    return cell.standings().stream()
        .anyMatch(standing ->
            standing.contender().equals(contender) && standing.state() == Standing.State.BEATEN);
  }

  private static boolean won(CellVerdict cell) {
    return cell.decision() == Decision.WIN_CERTIFIED || cell.decision() == Decision.WIN_PROVISIONAL;
  }
}
