package org.concurrencyatlas.verdict.gate;

import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;

/**
 * What a gate says of one contender at one point: the candidate against the baseline.
 *
 * @param point what was run
 * @param contender who ran it, in no variant
 * @param finding what can be said
 * @param slowdown what the candidate needs over what the baseline needs, of time or another cost:
 *     above 1 is worse; with its 95 % interval over blocks; NaN when unknown
 * @param smallestSeen a slowdown of this share beyond the allowed one would be found with 80 %
 *     power; NaN when unknown
 * @param blocks blocks that the figures rest on
 * @param reason why it was not compared, or not decided; empty else
 */
public record GateRow(
    Point point,
    Contender contender,
    Finding finding,
    Interval slowdown,
    double smallestSeen,
    int blocks,
    String reason) {
  /** What can be said, the worst first. */
  public enum Finding {
    /** It is worse by more than is allowed: confirmed by fresh blocks. */
    SLOWER,
    /** One side has no figures: it failed, or is missing. */
    NOT_COMPARED,
    /** The budget ended before the fresh blocks were complete. */
    UNDECIDED,
    /** Suspicious against stored forks, and nothing can confirm it. */
    SUSPECTED,
    /** Suspected after the first blocks, not confirmed by the fresh ones. */
    NOT_CONFIRMED,
    /** Nothing suspicious after the first blocks. */
    NOT_SUSPECTED
  }
}
