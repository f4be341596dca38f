package org.concurrencyatlas.result.shard;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The parts of a plan that a run has measured, when the plan is cut over machines. The plan's cells
 * are cut in their order into {@code count} parts of neighbours, whose numbers of cells differ by
 * one at most: neighbours on an axis stay on one machine where they can.
 *
 * @param count into how many shards the plan is cut, from 1 to its number of cells
 * @param measured the shards that this run has, from 1, ascending: one, or several that were merged
 * @param plan the identity of the whole plan, equal in all of its shards
 */
public record Shards(int count, List<Integer> measured, String plan) {
  public Shards {
    measured = List.copyOf(measured);
  }

  /** One shard of a plan. */
  public static Shards one(int index, int count, String plan) {
    return new Shards(count, List.of(index), plan);
  }

  /** Whether a plan of so many cells can be cut and measured so. */
  public boolean isPossible(int cells) {
    return count >= 1
        && count <= cells
        && !measured.isEmpty()
        && measured.equals(List.copyOf(new TreeSet<>(measured)))
        && measured.getFirst() >= 1
        && measured.getLast() <= count;
  }

  /**
   * The shard that a cell belongs to: the least k for which the first k shards have more cells than
   * stand before it.
   *
   * @param cell its position in the plan, from 0
   * @param cells how many cells the whole plan has
   */
  public int of(int cell, int cells) {
    return Math.toIntExact(Math.ceilDiv((cell + 1L) * count, cells));
  }

  /** Whether the run measures a cell of a plan of so many cells. */
  public boolean holds(int cell, int cells) {
    return measured.contains(of(cell, cells));
  }

  /** The shards that this run does not have, ascending. */
  public List<Integer> missing() {
    return IntStream.rangeClosed(1, count)
        .filter(shard -> !measured.contains(shard))
        .boxed()
        .toList();
  }

  /** Whether cells of the plan are measured elsewhere. */
  public boolean isPart() {
    return measured.size() < count;
  }

  /** Whether several shards were put together. */
  public boolean isMerged() {
    return measured.size() > 1;
  }

  /** Both together. */
  public Shards with(Shards other) {
    TreeSet<Integer> all = new TreeSet<>(measured);
    all.addAll(other.measured);
    return new Shards(count, List.copyOf(all), plan);
  }
}
