package org.concurrencyatlas.analysis;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.ForkResult.Role;
import org.concurrencyatlas.result.Iteration;
import org.concurrencyatlas.result.Point;

/** Whether the long forks that some cells get confirm at their end what the short ones showed. */
final class LongRunChecks {
  /** The last sixth of a sentinel counts: 50–60 s of a minute. */
  private static final double LATE_SHARE = 1.0 / 6;

  private LongRunChecks() {}

  /**
   * Share of the cells with sentinels in which the leader is still the fastest at the end, or
   * within ε of it: there is one long fork a contender, and its order within ε says nothing. NaN
   * without a cell in which the leader and a rival had a sentinel that succeeded.
   */
  static double agreement(List<CellInference> cells, List<ForkResult> forks, double margin) {
    Map<Point, List<ForkResult>> sentinels =
        forks.stream()
            .filter(fork -> fork.role() == Role.SENTINEL && fork.outcome().ok())
            .collect(Collectors.groupingBy(ForkResult::point));
    return cells.stream()
        .filter(cellInference -> cellInference.leader().isPresent())
        .filter(cellInference -> comparable(cellInference, late(cellInference, sentinels)))
        .mapToDouble(
            cellInference -> holds(cellInference, late(cellInference, sentinels), margin) ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  private static boolean comparable(CellInference cellInference, Map<Contender, Double> late) {
    return late.size() > 1 && late.containsKey(leader(cellInference));
  }

  private static boolean holds(
      CellInference cellInference, Map<Contender, Double> late, double margin) {
    double leaders = late.getOrDefault(leader(cellInference), Double.NaN);
    return late.values().stream().allMatch(rivals -> rivals <= leaders + margin);
  }

  private static Contender leader(CellInference cellInference) {
    return cellInference.cell().contenders().get(cellInference.leader().orElseThrow());
  }

  /** The late scores of the cell's contenders that may win. */
  private static Map<Contender, Double> late(
      CellInference cellInference, Map<Point, List<ForkResult>> sentinels) {
    List<Contender> contending =
        cellInference
            .status()
            .contending()
            .mapToObj(i -> cellInference.cell().contenders().get(i))
            .toList();
    return sentinels.getOrDefault(cellInference.cell().point(), List.of()).stream()
        .filter(fork -> contending.contains(fork.contender()))
        .filter(fork -> Double.isFinite(lateScore(fork)))
        .collect(
            Collectors.toMap(
                ForkResult::contender, LongRunChecks::lateScore, (earlier, later) -> later));
  }

  /** The score over the iterations that begin in the last sixth of the fork; warm-up counts too. */
  private static double lateScore(ForkResult fork) {
    double nanos = 1e6 * fork.warmupMillis();
    double all = nanos + fork.iterations().stream().mapToDouble(LongRunChecks::nanos).sum();
    double batches = 0;
    double late = 0;
    for (Iteration iteration : fork.iterations()) {
      if (nanos >= all * (1 - LATE_SHARE)) {
        batches += iteration.batches();
        late += nanos(iteration);
      }
      nanos += nanos(iteration);
    }
    return Math.log(batches / late);
  }

  private static double nanos(Iteration iteration) {
    return iteration.batches() * iteration.nanosPerBatch();
  }
}
