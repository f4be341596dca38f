package org.concurrencyatlas.workload.service;

import static org.concurrencyatlas.catalogue.ServicePoint.ARRIVALS;
import static org.concurrencyatlas.catalogue.ServicePoint.BURST_MILLIS;
import static org.concurrencyatlas.catalogue.ServicePoint.BURST_PERCENT;
import static org.concurrencyatlas.catalogue.ServicePoint.CLOSED;
import static org.concurrencyatlas.catalogue.ServicePoint.FAIL_PERCENT;
import static org.concurrencyatlas.catalogue.ServicePoint.LOAD_PERCENT;
import static org.concurrencyatlas.catalogue.ServicePoint.LONG_CPU_NANOS;
import static org.concurrencyatlas.catalogue.ServicePoint.LONG_PERCENT;
import static org.concurrencyatlas.catalogue.ServicePoint.PERMITS;
import static org.concurrencyatlas.catalogue.ServicePoint.RATE_PER_SECOND;

import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Workload;
import org.concurrencyatlas.workload.waiting.ComputeWait;

/** Values of a service that do not go together: each is refused with what to give instead. */
final class RequestChecks {
  /** A thread that sleeps between sends can do so many, in groups of those that are due. */
  private static final long MOST_PER_SECOND = 50_000;

  private static final int USUAL = 100;

  private RequestChecks() {}

  /**
   * Refuses them.
   *
   * @param perSecond requests a second that the point asks for here
   * @throws UsageException when they do not go together
   */
  static void check(Point point, double perSecond, boolean http) {
    load(point);
    kinds(point);
    wait(point, http);
    burst(point);
    rate(point, perSecond);
  }

  private static void load(Point point) {
    boolean load = point.parameter(LOAD_PERCENT) > 0;
    if (load == point.parameter(RATE_PER_SECOND) > 0) {
      throw new UsageException(
          "%s says %s how many requests come; give loadPercent and ratePerSecond=0, or"
                  .formatted(point, load ? "twice" : "nowhere")
              + " ratePerSecond and loadPercent=0");
    }
    if (load && point.parameter(ComputeWait.CPU_NANOS) == 0) {
      throw new UsageException(
          point + " has requests that do not compute, so that no load is full; give ratePerSecond");
    }
  }

  private static void kinds(Point point) {
    boolean longer = point.parameterOrZero(LONG_PERCENT) > 0;
    if (longer != point.parameterOrZero(LONG_CPU_NANOS) > 0) {
      throw new UsageException(
          point + " says only half of what long requests are; give longPercent and longCpuNanos");
    }
    for (Kinds kind : Kinds.values()) {
      String name = kind == Kinds.LONG ? LONG_PERCENT : FAIL_PERCENT;
      long tasks = point.parameter(Workload.TASKS);
      long percent = point.parameterOrZero(name);
      if (percent > 0 && kind.of(tasks, percent).isEmpty()) {
        throw new UsageException(
            "%s: %d %% of %d different requests are none; give more tasks or a larger %s"
                .formatted(point, percent, tasks, name));
      }
    }
  }

  private static void wait(Point point, boolean http) {
    boolean waits = point.parameter(Workload.WAIT_MICROS) > 0;
    if (point.parameterOrZero(PERMITS) > 0 && !waits) {
      throw new UsageException(
          point + " has permits, which are held during a wait, and no wait; give waitMicros");
    }
    if (http && !waits) {
      throw new UsageException(
          point + " has requests over HTTP for a wait, and no wait; give waitMicros");
    }
    if (http && point.parameterOrZero(FAIL_PERCENT) > 0) {
      throw new UsageException(
          point + " has requests over HTTP that fail; only those of request=timer can");
    }
  }

  private static void burst(Point point) {
    long percent = point.parameterOrZero(BURST_PERCENT);
    if (percent > 0 != point.parameterOrZero(BURST_MILLIS) > 0) {
      throw new UsageException(
          point + " says only half of what a burst is; give burstPercent and burstMillis");
    }
    if (percent > 0 && percent <= USUAL) {
      throw new UsageException(
          "%s has a burst of no more than the usual load; give burstPercent above %d"
              .formatted(point, USUAL));
    }
    if (percent > 0 && point.choice(ARRIVALS).equals(CLOSED)) {
      throw new UsageException(
          point + " is a closed loop, which no burst can overload; give arrivals=poisson or fixed");
    }
  }

  private static void rate(Point point, double perSecond) {
    double most = perSecond * Math.max(1, point.parameterOrZero(BURST_PERCENT) / (double) USUAL);
    if (most > MOST_PER_SECOND) {
      throw new UsageException(
          "%s is %d requests a second; at most %d can be sent in time: give longer requests or"
                  .formatted(point, Math.round(most), MOST_PER_SECOND)
              + " less load");
    }
  }
}
