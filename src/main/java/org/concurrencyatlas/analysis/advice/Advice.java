package org.concurrencyatlas.analysis.advice;

import java.util.List;
import java.util.Optional;
import org.concurrencyatlas.catalogue.Demand;

/**
 * The answer to "which model for these numbers?".
 *
 * @param demand what was asked for
 * @param at what was found, where: the measured point may differ by up to a tenth
 * @param recommendation what to take
 * @param limits what bounds the throughput of that; empty when there is no recommendation
 * @param axes what would change the answer, one for each number that is not 0
 */
public record Advice(
    Demand demand,
    MeasuredPoint at,
    Recommendation recommendation,
    Optional<RateLimits> limits,
    List<AxisFinding> axes) {
  public Advice {
    axes = List.copyOf(axes);
  }
}
