package org.concurrencyatlas.verdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.ForkResult;
import org.concurrencyatlas.result.RunPlan;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.LineFit;

/** Finds where the lead changes along the axes of a run. */
public final class Crossovers {
  private static final int LEAST_NODES = 3;
  private static final double CONFIDENCE = 0.95;

  private Crossovers() {}

  /**
   * Every change of the leader between neighbouring points of an axis with three or more points.
   * The log ratio of the two is taken to be a line on the logarithm of the parameter, Δ = a +
   * b·log₂ x, near the change: it is fitted to the differences of all blocks at the two points on
   * either side (fewer at the end of an axis, three in all at least).
   *
   * @param plan what the run promised
   * @param forks its journal
   */
  public static List<Crossover> of(RunPlan plan, List<ForkResult> forks) {
    Inference inference = Inference.replay(plan, forks);
    List<Crossover> crossovers = new ArrayList<>();
    for (Axis axis : Axis.of(inference.contests(), LEAST_NODES)) {
      for (int node = 1; node < axis.contests().size(); node++) {
        between(axis, node).ifPresent(crossovers::add);
      }
    }
    return crossovers;
  }

  /**
   * The cells on either side of a change of the leader where both leads are certified: there a
   * ranking that does not last would move the border of the map.
   *
   * @return positions in the plan, ascending
   */
  public static List<Integer> neighbours(Inference inference) {
    List<Contest> won = inference.won();
    Set<Contest> neighbours = new HashSet<>();
    for (Axis axis : Axis.of(inference.contests(), LEAST_NODES)) {
      for (int node = 1; node < axis.contests().size(); node++) {
        Contest below = axis.contests().get(node - 1);
        Contest above = axis.contests().get(node);
        if (won.contains(below)
            && won.contains(above)
            && !leader(axis, below).equals(leader(axis, above))) {
          neighbours.add(below);
          neighbours.add(above);
        }
      }
    }
    return IntStream.range(0, inference.contests().size())
        .filter(cell -> neighbours.contains(inference.contests().get(cell)))
        .boxed()
        .toList();
  }

  /** The change of the leader from the node before to this one, if it changes. */
  private static Optional<Crossover> between(Axis axis, int node) {
    Optional<Contender> below = leader(axis, axis.contests().get(node - 1));
    Optional<Contender> above = leader(axis, axis.contests().get(node));
    if (below.isEmpty() || above.isEmpty() || below.equals(above)) {
      return Optional.empty();
    }
    int from = Math.max(0, Math.min(node - 2, axis.contests().size() - LEAST_NODES));
    int to = Math.min(axis.contests().size(), Math.max(node + 2, LEAST_NODES));
    return fit(axis, axis.contests().subList(from, to), below.get(), above.get());
  }

  private static Optional<Crossover> fit(
      Axis axis, List<Contest> nodes, Contender below, Contender above) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (Contest node : nodes) {
      double[] differences = differences(axis, node, above, below);
      if (differences.length == 0) {
        return Optional.empty();
      }
      for (double difference : differences) {
        x.add(log2((double) axis.value(node)));
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
            Math.pow(2, root.estimate()), Math.pow(2, root.low()), Math.pow(2, root.high()));
    return Optional.of(
        new Crossover(
            axis.parameter(),
            below,
            above,
            at,
            isMeasured(axis, at),
            nodes.stream().map(node -> node.cell().point()).toList()));
  }

  /** Whether an interval lies between the ends of an axis: beyond them nothing was measured. */
  private static boolean isMeasured(Axis axis, Interval at) {
    return at.low() >= axis.value(axis.contests().getFirst())
        && at.high() <= axis.value(axis.contests().getLast());
  }

  /** Differences of two contenders over all blocks of a contest; none when one is not in it. */
  private static double[] differences(
      Axis axis, Contest contest, Contender first, Contender second) {
    int i = axis.contenders(contest).indexOf(first);
    int j = axis.contenders(contest).indexOf(second);
    return i < 0 || j < 0 || !contest.refusal().isEmpty()
        ? new double[0]
        : contest.forks().differences(i, j, Integer.MAX_VALUE);
  }

  private static Optional<Contender> leader(Axis axis, Contest contest) {
    return contest
        .leader()
        .filter(leader -> contest.looks() > 0 && contest.refusal().isEmpty())
        .map(axis.contenders(contest)::get);
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
