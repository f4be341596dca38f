package org.concurrencyatlas.verdict;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.Point;

/**
 * Who wins one cell, and how sure that is.
 *
 * @param point the cell's point
 * @param decision what can be said
 * @param size how large the win is; empty when nobody won
 * @param lasting whether the finding holds beyond the time that was measured
 * @param leader the best contender so far; empty when none succeeded
 * @param survivors those not shown to be slower than the leader, the leader first
 * @param within those shown to be within ε of the leader, itself first; empty when it is alone
 * @param p error probability of "the leader beats every rival", before the map's correction
 * @param resolution a lead of this share over the next would be certified at the next look with 80
 *     % power; NaN when unknown
 * @param limitBound whether every contender is within ε of the physical limit
 * @param limitTasksPerSecond the physical limit; infinite when unknown
 * @param blocks complete blocks that count
 * @param stopped why no more blocks were run
 * @param costs who needs the least of what else a contender uses
 * @param results every contender of the cell, the fastest first, void ones last
 * @param warnings what the reader must know
 */
public record CellVerdict(
    Point point,
    Decision decision,
    Optional<LeadSize> size,
    Lasting lasting,
    Optional<Contender> leader,
    List<Contender> survivors,
    List<Contender> within,
    double p,
    double resolution,
    boolean limitBound,
    double limitTasksPerSecond,
    int blocks,
    StopReason stopped,
    Map<Cost, CostVerdict> costs,
    List<ContenderResult> results,
    List<CellWarning> warnings) {
  public CellVerdict {
    survivors = List.copyOf(survivors);
    within = List.copyOf(within);
    costs = Map.copyOf(costs);
    results = List.copyOf(results);
    warnings = List.copyOf(warnings);
  }

  /** Why nothing may be concluded from the cell's figures; empty when something may. */
  public Optional<Incomparable> incomparable() {
    return warnings.stream()
        .mapMulti((CellWarning warning, Consumer<Incomparable> causes) -> {
          if (warning instanceof CellWarning.NotComparable(Incomparable cause)) {
            causes.accept(cause);
          }
        })
        .findFirst();
  }
}
