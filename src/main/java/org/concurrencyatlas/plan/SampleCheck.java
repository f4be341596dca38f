package org.concurrencyatlas.plan;

import java.util.List;
import org.concurrencyatlas.result.Cell;
import org.concurrencyatlas.result.Cost;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.Protocol;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.result.latency.Quantile;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.catalogue.WorkloadCatalogue;
import org.concurrencyatlas.workload.service.OpenWorkload;

/** A quantile takes samples, and a latency takes a service. */
final class SampleCheck {
  /** Requests come at random: so many times as many must be expected as are needed. */
  private static final double ENOUGH = 1.2;

  /** A burst, and as long again before and after it. */
  private static final int PARTS_OF_BURST = 2;

  private SampleCheck() {}

  /**
   * Refuses a race about a quantile for which its forks have too few samples.
   *
   * @throws UsageException when a fork of some cell will have too few requests
   */
  static void refuseTooFew(
      WorkloadCatalogue workloads, List<Cell> cells, Cost metric, Protocol protocol) {
    long least = metric.quantile().map(Quantile::leastSamples).orElse(0L);
    for (Cell cell : cells) {
      double samples = samples(workloads, cell.point(), protocol);
      if (samples < ENOUGH * least) {
        throw new UsageException(
            "%s has about %d requests in a fork, and %s takes %d; ask for more load, shorter"
                    .formatted(cell.point(), Math.round(samples), metric.words(), least)
                + " requests or longer forks");
      }
    }
  }

  /**
   * Refuses a burst that leaves no time to see what comes after it.
   *
   * @throws UsageException when it is longer than half of what a fork measures
   */
  static void refuseLongBurst(WorkloadCatalogue workloads, Point point, Protocol protocol) {
    long measured = protocol.iterations() * protocol.iterationMillis();
    long burst =
        workloads.get(point.workload()) instanceof OpenWorkload service
            ? service.burst(point).map(each -> each.length().toMillis()).orElse(0L)
            : 0;
    if (PARTS_OF_BURST * burst > measured) {
      throw new UsageException(
          "%s has a burst of %d ms, and its forks measure %d ms, of which a burst may be half; give"
                  .formatted(point, burst, measured)
              + " a shorter burst or longer forks");
    }
  }

  /**
   * How many requests of those that a quantile is about a fork will measure; none of work that
   * comes in batches.
   */
  private static double samples(WorkloadCatalogue workloads, Point point, Protocol protocol) {
    double seconds = protocol.iterations() * protocol.iterationMillis() / 1e3;
    if (!(workloads.get(point.workload()) instanceof OpenWorkload service)) {
      return 0;
    }
    int apart = service.longer(point).cardinality() + service.failing(point).cardinality();
    double counted = Math.max(0, 1 - (double) apart / point.parameter(Workload.TASKS));
    return seconds * counted * service.perSecond(point, Runtime.getRuntime().availableProcessors());
  }
}
