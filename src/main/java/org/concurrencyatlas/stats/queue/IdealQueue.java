package org.concurrencyatlas.stats.queue;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A queue of servers without any overhead: requests come as a Poisson process, each takes the same
 * time, first come, first served (M/D/k). It is simulated, for its quantiles have no simple
 * formula; with equal times a request begins when it has come and the one k places before it has
 * ended.
 */
public final class IdealQueue {
  private static final int REQUESTS = 200_000;
  private static final int WARM_UP = 20_000;

  /** One schedule for all, so that the same queue gives the same figures. */
  private static final long SEED = 42;

  private final double[] sorted;

  private IdealQueue(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * Serves requests.
   *
   * @param servers k, at least 1
   * @param service time of a request, above 0
   * @param perTime requests in the same unit of time
   * @return the queue; one that does not keep up has no quantile
   */
  public static IdealQueue of(int servers, double service, double perTime) {
    if (!(perTime * service < servers)) {
      return new IdealQueue(new double[0]);
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] ends = new double[servers];
    double[] responses = new double[REQUESTS];
    double now = 0;
    for (int i = -WARM_UP; i < REQUESTS; i++) {
      now += random.nextExponential() / perTime;
      int server = Math.floorMod(i, servers);
      ends[server] = Math.max(now, ends[server]) + service;
      if (i >= 0) {
        responses[i] = ends[server] - now;
      }
    }
    Arrays.sort(responses);
    return new IdealQueue(responses);
  }

  /**
   * The time that this share of the requests does not exceed, from coming to answer; NaN when the
   * servers do not keep up.
   *
   * @param share in (0, 1)
   */
  public double quantile(double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1L, (long) (share * sorted.length))];
  }

  /** The mean; NaN when the servers do not keep up. */
  public double mean() {
    return Arrays.stream(sorted).average().orElse(Double.NaN);
  }
}
