package org.concurrencyatlas.result;

import java.util.List;

/**
 * The contest of contenders at a point.
 *
 * @param point the point
 * @param contenders two or more, in the order of the catalogue
 * @param tasks tasks in a batch: a rate in tasks a second is this divided by the time of a batch
 * @param limitNanosPerBatch the part of the physical limit that is known without measuring (waits
 *     and admission), nanoseconds; 0 when there is none
 * @param probed whether the rest of the limit, the cost of the bare kernel, is measured by {@link
 *     ForkResult.Role#LIMIT} forks
 */
public record Cell(
    Point point,
    List<Contender> contenders,
    long tasks,
    double limitNanosPerBatch,
    boolean probed) {
  public Cell {
    contenders = List.copyOf(contenders);
  }
}
