package org.concurrencyatlas.gate;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.gate.GatePlan.Pair;
import org.concurrencyatlas.stats.Interval;

/** The first stage of a gate: which rows are suspicious. */
interface Screening {
  /**
   * What the first blocks say of a row.
   *
   * @param slowdown what the candidate needs over what the baseline needs, with its 95 % interval
   * @param smallestSeen a slowdown of this share would be suspicious with 80 % power; NaN unknown
   * @param values how many values of the candidate it rests on
   */
  record Row(Interval slowdown, double smallestSeen, int values) {}

  /** One-sided p below this is suspicious. */
  double SUSPECTED = 0.10;

  /** The tail of the interval that is shown. */
  double TAIL = 0.025;

  double POWER = 0.8;

  /** The rows to be confirmed, of those that did not fail; fixed when the blocks are complete. */
  List<Pair> suspected(List<Pair> pairs);

  /** Whether the blocks of a row are complete. */
  boolean complete(Pair pair);

  /** What the blocks say; empty when they say nothing. */
  Optional<Row> row(Pair pair);

  /** The factor by which all rows of the session are shifted; 1 where both sides are fresh. */
  double shift();
}
