package org.concurrencyatlas.verdict;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.ModeratedMean;
import org.concurrencyatlas.stats.ScalingFit;
import org.concurrencyatlas.stats.ScalingLaw;

/**
 * A contender's throughput along an axis: a parameter of the workload or a setting of the contender
 * itself, such as the threads of a pool.
 *
 * @param subject the point and the contender without the axis, for the reader
 * @param axis the parameter or setting
 * @param nodes what was measured, by ascending level
 * @param seed of the bootstrap behind the intervals of a fitted law: the run's
 */
public record ScalingCurve(String subject, String axis, List<Node> nodes, long seed) {
  /** More curves would not be read, and a law takes 400 fits of each. */
  public static final int MOST_FITTED = 16;

  /**
   * One level of a curve.
   *
   * @param level the value of the parameter or setting
   * @param point where it was measured
   * @param contender who was measured
   * @param score mean over forks of ln(tasks a second), its variance moderated by the other levels
   */
  public record Node(double level, Point point, Contender contender, ModeratedMean score) {}

  public ScalingCurve {
    nodes = List.copyOf(nodes);
  }

  /**
   * Fits a law. Each call fits again; only curves that are shown need it.
   *
   * @return empty when it cannot be fitted
   */
  public Optional<ScalingFit> fit(ScalingLaw.Law law) {
    return ScalingFit.of(
        law,
        nodes.stream().mapToDouble(Node::level).toArray(),
        nodes.stream().map(Node::score).toArray(ModeratedMean[]::new),
        seed);
  }
}
