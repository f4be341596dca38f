package org.concurrencyatlas.analysis.cause;

import java.util.Optional;
import org.concurrencyatlas.verdict.ContenderResult;

/**
 * Why a contender is behind the leader of its cell.
 *
 * @param result the contender
 * @param counters what it used
 * @param leader what the leader used
 * @param account the most specific cause of at least half of the gap; empty where nothing that is
 *     measured accounts for so much
 */
public record Explanation(
    ContenderResult result, Counters counters, Counters leader, Optional<Account> account) {
  /** Whether it is behind for this cause. */
  public boolean isBy(Cause cause) {
    return account.filter(each -> each.cause() == cause).isPresent();
  }

  /** How many times the leader's time its own is. */
  public double times() {
    return 1 / result.ratioToLeader().estimate();
  }
}
