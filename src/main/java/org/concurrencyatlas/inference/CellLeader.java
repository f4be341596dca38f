package org.concurrencyatlas.inference;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.concurrencyatlas.stats.Moments;

/**
 * The best contender of a cell so far: the one whose least certain lead is the most certain; and
 * what may be claimed of it.
 *
 * @param index its position in the cell; −1 when no contender is left
 * @param p error probability of "it beats every rival"
 * @param pClear error probability of "it beats every rival by more than δ₀"
 * @param pNotWorse error probability of "it loses at most ε to any rival"
 */
record CellLeader(int index, double p, double pClear, double pNotWorse) {
  static final CellLeader NONE = new CellLeader(-1, 1, 1, 1);

  private static final double NEVER = Double.POSITIVE_INFINITY;

  /**
   * The leader of a cell.
   *
   * @param comparable whether anything may be claimed from the cell's figures
   */
  static CellLeader of(
      CellForks forks, ContenderStatus status, PairwiseTests pairs, boolean comparable) {
    Optional<Integer> best =
        status
            .survivors()
            .boxed()
            .min(
                Comparator.comparingDouble(
                        (Integer i) -> worst(status, i, j -> pairs.claims(i, j).ahead()))
                    .thenComparingDouble(i -> -Moments.of(forks.scores(i)).mean()));
    if (best.isEmpty()) {
      return NONE;
    }
    int i = best.get();
    return comparable
        ? new CellLeader(
            i,
            overRivals(status, i, j -> pairs.claims(i, j).ahead()),
            overRivals(status, i, j -> pairs.claims(i, j).clearlyAhead()),
            overRivals(status, i, j -> pairs.claims(i, j).notWorse()))
        : new CellLeader(i, 1, 1, 1);
  }

  /** min(1, K·max over rivals): an intersection–union test that pays for choosing the leader. */
  private static double overRivals(ContenderStatus status, int leader, IntToDoubleFunction q) {
    return Math.min(1, status.size() * worst(status, leader, q));
  }

  private static double worst(ContenderStatus status, int i, IntToDoubleFunction q) {
    return status.contending().filter(j -> j != i).mapToDouble(q).max().orElse(NEVER);
  }
}
