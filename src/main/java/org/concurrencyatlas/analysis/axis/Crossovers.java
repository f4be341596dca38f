package org.concurrencyatlas.analysis.axis;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.inference.LeaderChange;
import org.concurrencyatlas.inference.RankedCell;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.result.Contender;
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

  /** Two neighbouring cells of an axis; the lead may change between them. */
  private record Gap(InferenceAxis axis, LeaderChange change) {
    static Stream<Gap> of(InferenceAxis axis) {
      List<RankedCell> cells =
          axis.cells().stream().map(cell -> new RankedCell(cell, axis.contenders(cell))).toList();
      return IntStream.range(1, cells.size())
          .mapToObj(i -> new Gap(axis, new LeaderChange(cells.get(i - 1), cells.get(i))));
    }

    CellInference low() {
      return change.one().inference();
    }

    CellInference high() {
      return change.other().inference();
    }

    /** Between two machines the lead may change for their difference alone. */
    boolean isOnOneMachine() {
      Set<String> below = low().forks().environments();
      Set<String> above = high().forks().environments();
      return below.isEmpty() || above.isEmpty() || below.equals(above);
    }

    double p() {
      return change.p(Math.max(change.one().names().size(), change.other().names().size()));
    }

    Optional<Crossover> crossover() {
      Contender below = change.one().leader().orElseThrow();
      Contender above = change.other().leader().orElseThrow();
      ModeratedMean first = change.one().evidence(above, below).last();
      ModeratedMean second = change.other().evidence(above, below).last();
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
          List.of(low().cell().point(), high().cell().point()),
          axis.cells().stream().map(cell -> cell.cell().point()).toList());
    }

    /** The value of the parameter at a part of the way, on a doubling scale. */
    private double at(double part) {
      double from = Log2Scale.at((double) axis.value(low()));
      double to = Log2Scale.at((double) axis.value(high()));
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
        .filter(gap -> gap.change().isPresent())
        .filter(gap -> won.contains(gap.low()))
        .filter(gap -> won.contains(gap.high()))
        .forEach(gap -> {
          neighbours.add(gap.low());
          neighbours.add(gap.high());
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
