package org.concurrencyatlas.verdict;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.stats.Interval;
import org.concurrencyatlas.stats.ScalingFit;

/**
 * A contender's throughput along an axis: a parameter of the workload or a setting of the contender
 * itself, such as the threads of a pool.
 *
 * @param subject the point and the contender without the axis, for the reader
 * @param axis the parameter or setting
 * @param nodes what was measured, by ascending level
 * @param universal the universal scalability law fitted to it; empty when it cannot be
 * @param amdahl Amdahl's law fitted to it; empty when it cannot be
 */
public record ScalingCurve(
    String subject,
    String axis,
    List<Node> nodes,
    Optional<ScalingFit> universal,
    Optional<ScalingFit> amdahl) {

  /**
   * One level of a curve.
   *
   * @param level the value of the parameter or setting
   * @param point where it was measured
   * @param contender who was measured
   * @param tasksPerSecond throughput with its 95 % interval over forks
   */
  public record Node(double level, Point point, Contender contender, Interval tasksPerSecond) {}

  /** Copies the nodes. */
  public ScalingCurve {
    nodes = List.copyOf(nodes);
  }
}
