package org.concurrencyatlas.analysis.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.concurrencyatlas.inference.LeaderChange;
import org.concurrencyatlas.inference.RankedCell;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.ModeratedMean;
import org.concurrencyatlas.stats.MultipleTesting;
import org.concurrencyatlas.verdict.session.Reversal;

/**
 * Finds where two machines rank the same contenders otherwise. As with a crossover along an axis,
 * each of the two leaders must be shown to beat the other where it leads.
 */
final class Reversals {
  private static final double TAIL = 0.025;

  private Reversals() {}

  /** One cell in one session. */
  private record Side(String session, RankedCell cell) {
    Point point() {
      return cell.inference().cell().point();
    }

    Set<String> machine() {
      return cell.inference().forks().environments();
    }

    Reversal.Side over(Contender leader, Contender rival) {
      ModeratedMean last = cell.evidence(leader, rival).last();
      Interval lead = last == null ? Interval.unbounded(Double.NaN) : last.interval(TAIL).exp();
      return new Reversal.Side(session, leader, lead);
    }
  }

  /** One cell on two machines. */
  private record Pair(Side one, Side other) {
    double p() {
      return new LeaderChange(one.cell(), other.cell()).p(one.cell().names().size());
    }

    Reversal reversal() {
      Contender first = one.cell().leader().orElseThrow();
      Contender second = other.cell().leader().orElseThrow();
      return new Reversal(one.point(), one.over(first, second), other.over(second, first));
    }
  }

  /**
   * Every reversal that is shown, by Holm's procedure over all cells and pairs of machines.
   *
   * @param inferences what is inferred of every session, by its name, in the order of the sessions
   * @param alpha error rate over all of them
   */
  static List<Reversal> of(Map<String, RunInference> inferences, double alpha) {
    List<Pair> pairs = pairs(sides(inferences));
    boolean[] shown =
        MultipleTesting.rejectedByHolm(pairs.stream().mapToDouble(Pair::p).toArray(), alpha);
    return IntStream.range(0, shown.length)
        .filter(i -> shown[i])
        .mapToObj(i -> pairs.get(i).reversal())
        .toList();
  }

  private static List<Side> sides(Map<String, RunInference> inferences) {
    List<Side> sides = new ArrayList<>();
    inferences.forEach((session, inference) ->
        inference.cells().stream()
            .filter(cell -> !cell.forks().environments().isEmpty())
            .forEach(cell -> sides.add(new Side(session, RankedCell.of(cell)))));
    return sides;
  }

  private static List<Pair> pairs(List<Side> sides) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      for (Side other : sides.subList(i + 1, sides.size())) {
        Side one = sides.get(i);
        if (one.point().equals(other.point()) && !one.machine().equals(other.machine())) {
          pairs.add(new Pair(one, other));
        }
      }
    }
    return pairs;
  }
}
