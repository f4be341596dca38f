package org.concurrencyatlas.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.concurrencyatlas.inference.CellInference;
import org.concurrencyatlas.inference.RunInference;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.LineFit;
import org.concurrencyatlas.stats.Log2Scale;
import org.concurrencyatlas.verdict.Crossover;

/** Finds where the lead changes along the axes of a run. */
public final class Crossovers {
  private static final int LEAST_NODES = 3;
  private static final double CONFIDENCE = 0.95;

  private Crossovers() {}

  /** A contest of an axis, its contenders by their names along it, and who leads. */
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

    /** Differences of two contenders over all blocks; none when one does not take part. */
    double[] differences(Contender first, Contender second) {
      int i = names.indexOf(first);
      int j = names.indexOf(second);
      return i < 0 || j < 0 || cellInference.incomparable().isPresent()
          ? new double[0]
          : cellInference.forks().differences(i, j, Integer.MAX_VALUE);
    }
  }

  /**
   * Every change of the leader between neighbouring points of an axis with three or more points.
   * The log ratio of the two is taken to be a line on the logarithm of the parameter, Δ = a +
   * b·log₂ x, near the change: it is fitted to the differences of all blocks at the two points on
   * either side (fewer at the end of an axis, three in all at least).
   */
  static List<Crossover> of(RunInference inference) {
    return InferenceAxis.of(inference.cells(), LEAST_NODES).parallelStream()
        .flatMap(axis -> along(axis).stream())
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
    for (InferenceAxis axis : InferenceAxis.of(inference.cells(), LEAST_NODES)) {
      List<Node> nodes = Node.along(axis);
      for (int i = 1; i < nodes.size(); i++) {
        Node below = nodes.get(i - 1);
        Node above = nodes.get(i);
        if (won.contains(below.cellInference())
            && won.contains(above.cellInference())
            && !below.leader().equals(above.leader())) {
          neighbours.add(below.cellInference());
          neighbours.add(above.cellInference());
        }
      }
    }
    return IntStream.range(0, inference.cells().size())
        .filter(cell -> neighbours.contains(inference.cells().get(cell)))
        .boxed()
        .toList();
  }

  private static List<Crossover> along(InferenceAxis axis) {
    List<Node> nodes = Node.along(axis);
    return IntStream.range(1, nodes.size())
        .mapToObj(i -> between(axis, nodes, i))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The change of the leader from the node before to this one, if it changes. */
  private static Optional<Crossover> between(InferenceAxis axis, List<Node> nodes, int i) {
    Optional<Contender> below = nodes.get(i - 1).leader();
    Optional<Contender> above = nodes.get(i).leader();
    if (below.isEmpty() || above.isEmpty() || below.equals(above)) {
      return Optional.empty();
    }
    int from = Math.max(0, Math.min(i - 2, nodes.size() - LEAST_NODES));
    int to = Math.min(nodes.size(), Math.max(i + 2, LEAST_NODES));
    return fit(axis, nodes.subList(from, to), below.get(), above.get());
  }

  private static Optional<Crossover> fit(
      InferenceAxis axis, List<Node> nodes, Contender below, Contender above) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Node node : nodes) {
      double[] differences = node.differences(above, below);
      if (differences.length == 0) {
        return Optional.empty();
      }
      for (double difference : differences) {
        x.add(Log2Scale.at((double) axis.value(node.cellInference())));
        y.add(difference);
      }
    }
    LineFit line = LineFit.of(array(x), array(y));
    if (!(line.slope() > 0)) {
      // The leaders changed the other way round than the two compare: somebody else is in between.
      return Optional.empty();
    }
    Interval root = line.root(CONFIDENCE);
    Interval at =
        new Interval(
            Log2Scale.value(root.estimate()),
            Log2Scale.value(root.low()),
            Log2Scale.value(root.high()));
    return Optional.of(
        new Crossover(
            axis.parameter(),
            below,
            above,
            at,
            isMeasured(axis, at),
            nodes.stream().map(node -> node.cellInference().cell().point()).toList()));
  }

  /** Whether an interval lies between the ends of an axis: beyond them nothing was measured. */
  private static boolean isMeasured(InferenceAxis axis, Interval at) {
    return at.low() >= axis.value(axis.cells().getFirst())
        && at.high() <= axis.value(axis.cells().getLast());
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
