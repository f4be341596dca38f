package org.concurrencyatlas.verdict;

import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Outcome;

/** Why a contender cannot win its cell. */
public sealed interface Exclusion {
  /** It has no fork at all, not even one that failed. */
  record NotMeasured() implements Exclusion {}

  /**
   * The harness or the machine failed in all of its forks: nothing is known of it.
   *
   * @param forks how many, at least 1
   * @param first how the first of them ended
   */
  record Lost(int forks, Outcome first) implements Exclusion {}

  /**
   * Forks of it failed, were killed, answered wrongly or were not supported. One is enough, because
   * a model that fails sometimes cannot be recommended.
   *
   * @param failed how many of its forks, at least 1
   * @param forks how many it has
   * @param first how the first of them ended
   */
  record Failed(int failed, int forks, Outcome first) implements Exclusion {}

  /**
   * Forks of it did not keep up with the requests: no failure, but no latency either.
   *
   * @param saturated how many of its forks, at least 1
   * @param forks how many it has
   * @param first how the first of them ended
   */
  record Saturated(int saturated, int forks, Outcome first) implements Exclusion {}

  /**
   * Forks of it report times that are not positive numbers.
   *
   * @param failed how many of its forks may not be compared, at least 1
   * @param forks how many it has
   */
  record ImpossibleTimes(int failed, int forks) implements Exclusion {}

  /**
   * It was shown to be slower than a rival.
   *
   * @param rival by whom
   * @param blocks after how many blocks
   */
  record Beaten(Contender rival, int blocks) implements Exclusion {}
}
