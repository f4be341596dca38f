package org.concurrencyatlas.analysis.axis;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.inference.SequentialEvidence;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.Log2Scale;
import org.concurrencyatlas.stats.ModeratedMean;
import org.concurrencyatlas.stats.MultipleTesting;
import org.concurrencyatlas.stats.ZeroCrossing;
import org.concurrencyatlas.verdict.Crossover;

/** Finds where the lead changes along the axes of a run. */
public final class Crossovers {
  private static final int LEAST_NODES = 3;
  private static final double CONFIDENCE = 0.95;

  private Crossovers() {}

  /** A cell of an axis, its contenders by their names along it, and who leads. */
  private record Node(
      CellInference cellInference, List<Contender> names, Optional<Contender> leader) {
    static List<Node> along(InferenceAxis axis) {
      return axis.cells().stream().map(cellInference -> of(axis, cellInference)).toList();
    }

    private static Node of(InferenceAxis axis, CellInference cellInference) {
      List<Contender> names = axis.contenders(cellInference);
      return new Node(
          cellInference,
          names,
          cellInference
              .leader()
              .filter(leader -> cellInference.looks() > 0 && cellInference.incomparable().isEmpty())
              .map(names::get));
    }

    /** What is known of one contender against another; nothing when one does not take part. */
    SequentialEvidence evidence(Contender first, Contender second) {
      int i = names.indexOf(first);
      int j = names.indexOf(second);
      return i < 0 || j < 0 || cellInference.incomparable().isPresent()
          ? SequentialEvidence.NONE
          : cellInference.pairs().of(i, j);
    }

    Point point() {
      return cellInference.cell().point();
    }
  }

  /** Two neighbouring nodes of an axis; the lead may change between them. */
  private record Gap(InferenceAxis axis, Node low, Node high) {
    static Stream<Gap> of(InferenceAxis axis) {
      List<Node> nodes = Node.along(axis);
      return IntStream.range(1, nodes.size())
          .mapToObj(i -> new Gap(axis, nodes.get(i - 1), nodes.get(i)));
    }

    /** Between two machines the lead may change for their difference alone. */
    boolean isOnOneMachine() {
      Set<String> below = low.cellInference().forks().environments();
      Set<String> above = high.cellInference().forks().environments();
      return below.isEmpty() || above.isEmpty() || below.equals(above);
    }

    boolean leaderChanges() {
      return low.leader().isPresent()
          && high.leader().isPresent()
          && !low.leader().equals(high.leader());
    }

    /** Error probability of "each of the two leaders beats the other where it leads". */
    double p() {
      if (!leaderChanges()) {
        return 1;
      }
      Contender below = low.leader().orElseThrow();
      Contender above = high.leader().orElseThrow();
      double q =
          Math.max(
              low.evidence(below, above).first().ahead(),
              high.evidence(above, below).first().ahead());
      // pays for choosing the two among all
      int contenders = Math.max(low.names().size(), high.names().size());
      return Math.min(1, contenders * (contenders - 1.0) * q);
    }

    Optional<Crossover> crossover() {
      Contender below = low.leader().orElseThrow();
      Contender above = high.leader().orElseThrow();
      ModeratedMean first = low.evidence(above, below).last();
      ModeratedMean second = high.evidence(above, below).last();
      return first == null || second == null
          ? Optional.empty()
          : ZeroCrossing.between(first, second, CONFIDENCE)
              .map(part -> crossover(below, above, part));
    }

    private Crossover crossover(Contender below, Contender above, Interval part) {
      return new Crossover(
          axis.parameter(),
          below,
          above,
          new Interval(at(part.estimate()), at(part.low()), at(part.high())),
          List.of(low.point(), high.point()),
          axis.cells().stream().map(cell -> cell.cell().point()).toList());
    }

    /** The value of the parameter at a part of the way, on a doubling scale. */
    private double at(double part) {
      double from = Log2Scale.at((double) axis.value(low.cellInference()));
      double to = Log2Scale.at((double) axis.value(high.cellInference()));
      return Log2Scale.value(from + part * (to - from));
    }
  }

  /**
   * Every change of the leader between neighbouring points of an axis with three or more points
   * where each of the two leaders is shown to beat the other, by Holm's procedure over all pairs of
   * neighbours of the run. Between the two points alone, and on a doubling scale, the log ratio of
   * the leaders is taken to be a straight line.
   */
  public static List<Crossover> of(RunInference inference, double alpha) {
    List<Gap> gaps = gaps(inference).toList();
    boolean[] shown =
        MultipleTesting.rejectedByHolm(gaps.stream().mapToDouble(Gap::p).toArray(), alpha);
    return IntStream.range(0, shown.length)
        .filter(i -> shown[i])
        .mapToObj(i -> gaps.get(i).crossover())
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * The cells on either side of a change of the leader where both leads are certified: there a
   * ranking that does not last would move the border of the map.
   *
   * @return positions in the plan, ascending
   */
  public static List<Integer> neighbours(RunInference inference) {
    List<CellInference> won = inference.won();
    Set<CellInference> neighbours = new HashSet<>();
    gaps(inference)
        .filter(Gap::leaderChanges)
        .filter(gap -> won.contains(gap.low().cellInference()))
        .filter(gap -> won.contains(gap.high().cellInference()))
        .forEach(gap -> {
          neighbours.add(gap.low().cellInference());
          neighbours.add(gap.high().cellInference());
        });
    return IntStream.range(0, inference.cells().size())
        .filter(cell -> neighbours.contains(inference.cells().get(cell)))
        .boxed()
        .toList();
  }

  private static Stream<Gap> gaps(RunInference inference) {
    return InferenceAxis.of(inference.cells(), LEAST_NODES).stream()
        .flatMap(Gap::of)
        .filter(Gap::isOnOneMachine);
  }
}
