package org.concurrencyatlas.workload.service;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.result.UsageException;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Services;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.WorkloadInfo;
import org.concurrencyatlas.workload.waiting.ComputeWait;

/**
 * Requests that compute and then wait, due at seeded times. The rate is a share of P/s with s as
 * the point says it, not as a fork measured it: so all contenders and all forks are asked for the
 * same, and a point is the same work everywhere. What share of the machine's real limit that is,
 * the probes of the bare kernel tell.
 */
public final class Requests implements OpenWorkload {
  /** The parameter of the load: a share of P/s, percent. */
  public static final String LOAD = "loadPercent";

  private static final String RATE = "ratePerSecond";
  private static final String ARRIVALS = "arrivals";
  private static final String POISSON = "poisson";
  private static final String FIXED = "fixed";
  private static final String CLOSED = "closed";

  /** So many threads, and what their requests hold, most machines have. */
  private static final long BACKLOG = 10_000;

  /** A thread that sleeps between sends can do so many, in groups of those that are due. */
  private static final long MOST_PER_SECOND = 50_000;

  private static final ComputeWait TASKS_ALONE = new ComputeWait();

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "service",
          "requests come at times of their own; each computes and then waits",
          "T ≥ N·s/P",
          WorkloadInfo.Kind.SERVICE,
          List.of(
              new WholeNumber(TASKS, "different requests, and answers in a batch", 1, 100_000, 100),
              new WholeNumber(LOAD, "requests as a share of P/s, 0 for a rate", 0, 200, 50),
              new WholeNumber(RATE, "requests a second, 0 for a load", 0, 50_000, 0),
              new WholeNumber(
                  ComputeWait.CPU_NANOS, "computing of a request", 0, 1_000_000_000, 1_000_000),
              new WholeNumber(ComputeWait.WAIT_MICROS, "wait of a request", 0, 10_000_000, 0),
              new Choice(
                  ARRIVALS,
                  "how they follow each other; closed waits for each answer, and hides delays",
                  List.of(POISSON, FIXED, CLOSED),
                  POISSON)),
          Set.of());

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    return TASKS_ALONE.batch(alone(point), services);
  }

  @Override
  public long expected(Point point) {
    return TASKS_ALONE.expected(alone(point));
  }

  @Override
  public Point bareKernel(Point point) {
    Point kernel = TASKS_ALONE.bareKernel(alone(point));
    return point
        .with(ComputeWait.WAIT_MICROS, kernel.parameter(ComputeWait.WAIT_MICROS))
        .with(TASKS, kernel.parameter(TASKS));
  }

  /** Waits overlap without end, for nobody waits for the last of a batch: only computing binds. */
  @Override
  public Duration limit(Point point, Machine machine) {
    return Limit.computing(point.parameter(TASKS), machine);
  }

  @Override
  public void check(Point point) {
    boolean load = point.parameter(LOAD) > 0;
    if (load == point.parameter(RATE) > 0) {
      throw new UsageException(
          "%s says %s how many requests come; give loadPercent and ratePerSecond=0, or"
                  .formatted(point, load ? "twice" : "nowhere")
              + " ratePerSecond and loadPercent=0");
    }
    if (load && point.parameter(ComputeWait.CPU_NANOS) == 0) {
      throw new UsageException(
          point + " has requests that do not compute, so that no load is full; give ratePerSecond");
    }
    double rate = perSecond(point, Runtime.getRuntime().availableProcessors());
    if (rate > MOST_PER_SECOND) {
      throw new UsageException(
          "%s is %d requests a second; at most %d can be sent in time: give longer requests or"
                  .formatted(point, Math.round(rate), MOST_PER_SECOND)
              + " less load");
    }
  }

  @Override
  public double perSecond(Point point, int processors) {
    long rate = point.parameter(RATE);
    return rate > 0
        ? rate
        : point.parameter(LOAD) / 100.0 * processors * 1e9 / point.parameter(ComputeWait.CPU_NANOS);
  }

  @Override
  public Arrivals arrivals(Point point, int processors, long seed) {
    double rate = perSecond(point, processors);
    return point.choice(ARRIVALS).equals(FIXED)
        ? Arrivals.fixed(rate)
        : Arrivals.poisson(rate, seed);
  }

  @Override
  public boolean waitsForAnswers(Point point) {
    return point.choice(ARRIVALS).equals(CLOSED);
  }

  @Override
  public long backlog(Point point) {
    return BACKLOG;
  }

  /** The same requests as a batch. */
  private static Point alone(Point point) {
    return Point.of(
        TASKS_ALONE.info().id(),
        Map.of(
            TASKS,
            point.parameter(TASKS),
            ComputeWait.CPU_NANOS,
            point.parameter(ComputeWait.CPU_NANOS),
            ComputeWait.WAIT_MICROS,
            point.parameter(ComputeWait.WAIT_MICROS),
            CONCURRENCY,
            0L));
  }
}
