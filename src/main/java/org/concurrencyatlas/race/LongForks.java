package org.concurrencyatlas.race;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencyatlas.analysis.axis.Crossovers;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.RunPlan;

/**
 * The forks of a minute that are run when the race is decided: does what is claimed of the leader
 * still hold at their end? In the cells that the seed draws, and in as many beside the crossovers
 * that the race has found, where something is claimed. The leader is run only against the rival for
 * which the claim would fail first: more contenders would take an hour a cell.
 */
final class LongForks {
  /** With fewer blocks there is no interval. */
  static final int BLOCKS = 3;

  /** How long a long fork measures. */
  static final long MILLIS = 60_000;

  private static final int CONTENDERS = 2;

  /** Forks of a cell. */
  static final int FORKS = CONTENDERS * BLOCKS;

  /** The key of an order that is no block's. */
  private static final long ORDER = -2;

  private LongForks() {}

  /** The long forks of a race in which no further blocks are run. */
  static List<PlannedFork> of(RunPlan plan, RunInference inference) {
    if (cells(plan) == 0) {
      return List.of();
    }
    boolean[] claimed = inference.claimed();
    double[] certified = inference.certified();
    return Stream.concat(
            drawn(plan, IntStream.range(0, plan.cells().size()).boxed().toList()),
            drawn(plan, Crossovers.neighbours(inference)))
        .distinct()
        .filter(cell -> claimed[cell])
        // a budget that ends early should end after the wins
        .sorted(Comparator.comparing(cell -> certified[cell] > plan.alpha()))
        .flatMap(cell -> of(plan, cell, inference.cells().get(cell)))
        .toList();
  }

  /** The time of all long forks of a cell. */
  static long millisOfCell() {
    return FORKS * MILLIS;
  }

  /** The most cells that are checked, without those beside crossovers. */
  static int cells(RunPlan plan) {
    return (int) Math.ceil(plan.sentinelShare() * plan.cells().size());
  }

  /** Of those that the seed draws, how many are measured here. */
  static int drawnHere(RunPlan plan) {
    return Math.toIntExact(
        drawn(plan, IntStream.range(0, plan.cells().size()).boxed().toList())
            .filter(plan::measures)
            .count());
  }

  private static Stream<Integer> drawn(RunPlan plan, List<Integer> cells) {
    return SeededOrder.shuffled(cells, plan.seed(), ORDER).stream().limit(cells(plan));
  }

  private static Stream<PlannedFork> of(RunPlan plan, int number, CellInference cell) {
    List<Integer> pair =
        Stream.concat(cell.leader().stream(), cell.closestRival().stream()).toList();
    return IntStream.rangeClosed(1, BLOCKS)
        .boxed()
        .flatMap(block ->
            SeededOrder.shuffled(pair, plan.seed(), number, ORDER, block).stream()
                .map(i ->
                    new PlannedFork(
                        cell.cell().point(),
                        cell.cell().contenders().get(i),
                        block,
                        Role.SENTINEL)));
  }
}
