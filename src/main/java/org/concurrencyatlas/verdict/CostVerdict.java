package org.concurrencyatlas.verdict;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Interval;

/**
 * Who needs the least of something in a cell, and how sure that is: by the tests that throughput
 * has, over the same blocks, with an error rate over the map of its own.
 *
 * @param decision what can be said
 * @param leader who needs the least; empty when nothing was compared
 * @param within those shown to be within ε of the leader, itself first; empty when it is alone
 * @param lead what the next needs over what the leader needs; NaN when there is no next
 */
public record CostVerdict(
    Decision decision, Optional<Contender> leader, List<Contender> within, Interval lead) {
  /** Nothing was compared. */
  public static final CostVerdict NONE =
      new CostVerdict(
          Decision.INCONCLUSIVE, Optional.empty(), List.of(), Interval.unbounded(Double.NaN));

  public CostVerdict {
    within = List.copyOf(within);
  }
}
