package org.concurrencyatlas.analysis.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.inference.SequentialEvidence;
import org.concurrencyatlas.result.Contender;
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
  private record Side(String session, CellInference cell) {
    Optional<Contender> leader() {
      return cell.looks() > 0 && cell.incomparable().isEmpty()
          ? cell.leader().map(cell.cell().contenders()::get)
          : Optional.empty();
    }

    SequentialEvidence evidence(Contender first, Contender second) {
      int i = cell.cell().contenders().indexOf(first);
      int j = cell.cell().contenders().indexOf(second);
      return i < 0 || j < 0 ? SequentialEvidence.NONE : cell.pairs().of(i, j);
    }

    Set<String> machine() {
      return cell.forks().environments();
    }

    Reversal.Side over(Contender leader, Contender rival) {
      ModeratedMean last = evidence(leader, rival).last();
      Interval lead = last == null ? Interval.unbounded(Double.NaN) : last.interval(TAIL).exp();
      return new Reversal.Side(session, leader, lead);
    }
  }

  /** One cell on two machines. */
  private record Pair(Side one, Side other) {
    boolean leadersDiffer() {
      return one.leader().isPresent()
          && other.leader().isPresent()
          && !one.leader().equals(other.leader());
    }

    /** Error probability of "each of the two leaders beats the other where it leads". */
    double p() {
      if (!leadersDiffer()) {
        return 1;
      }
      Contender first = one.leader().orElseThrow();
      Contender second = other.leader().orElseThrow();
      double q =
          Math.max(
              one.evidence(first, second).first().ahead(),
              other.evidence(second, first).first().ahead());
      int contenders = one.cell().cell().contenders().size();
      // pays for choosing the two among all
      return Math.min(1, contenders * (contenders - 1.0) * q);
    }

    Reversal reversal() {
      Contender first = one.leader().orElseThrow();
      Contender second = other.leader().orElseThrow();
      return new Reversal(
          one.cell().cell().point(), one.over(first, second), other.over(second, first));
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
            .forEach(cell -> sides.add(new Side(session, cell))));
    return sides;
  }

  private static List<Pair> pairs(List<Side> sides) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      for (Side other : sides.subList(i + 1, sides.size())) {
        Side one = sides.get(i);
        if (one.cell().cell().point().equals(other.cell().cell().point())
            && !one.machine().equals(other.machine())) {
          pairs.add(new Pair(one, other));
        }
      }
    }
    return pairs;
  }
}
