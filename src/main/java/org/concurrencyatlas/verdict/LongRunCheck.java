package org.concurrencyatlas.verdict;

import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Interval;

/**
 * What forks of a minute say at their end, at the age of 50 to 60 s, of what the short ones showed.
 *
 * @param rival the rival in the long forks: the one for which the claim would fail first
 * @param blocks blocks of long forks
 * @param ratio the leader's throughput over the rival's at the end, with its 90 % interval over
 *     blocks
 * @param change of that ratio since the time that the short forks measure, as a factor, with its 90
 *     % interval over blocks
 * @param finding whether the claim holds at the end
 */
public record LongRunCheck(
    Contender rival, int blocks, Interval ratio, Interval change, Finding finding) {
  /** Whether a claim holds after a minute; each side of an interval errs with 5 % at most. */
  public enum Finding {
    /** The claim is shown again: a win, a tie, or that the leader loses at most ε. */
    CONFIRMED,
    /** The opposite is shown, or that a lead shrinks by more than ε/2. */
    REFUTED,
    /** The long forks show neither. */
    OPEN
  }
}
