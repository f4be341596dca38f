package org.concurrencyatlas.result.jmh;

import java.util.List;

/**
 * One metric of a result.
 *
 * @param score JMH's score in the unit: over all iterations of all forks; NaN when the file says so
 * @param unit as JMH writes it: {@code ops/s}, {@code ms/op}, {@code B/op}
 * @param forks one a fork, from {@code rawData} or {@code rawDataHistogram}; empty when the file
 *     holds neither
 */
public record JmhMetric(double score, String unit, List<JmhFork> forks) {
  public JmhMetric {
    forks = List.copyOf(forks);
  }
}
