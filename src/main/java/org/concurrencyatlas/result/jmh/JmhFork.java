package org.concurrencyatlas.result.jmh;

import java.util.List;

/**
 * What one fork measured of a metric.
 *
 * @param iterations in their order; empty when the fork measured nothing
 */
public record JmhFork(List<JmhIteration> iterations) {
  public JmhFork {
    iterations = List.copyOf(iterations);
  }

  /**
   * Mean of all iterations, each weighted by its samples, in the metric's unit; NaN without any.
   */
  public double mean() {
    double sum = 0;
    long samples = 0;
    for (JmhIteration iteration : iterations) {
      sum += iteration.mean() * iteration.samples();
      samples += iteration.samples();
    }
    return sum / samples;
  }
}
