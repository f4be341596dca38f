package org.concurrencyatlas.workload.service;

import static org.concurrencyatlas.catalogue.ServicePoint.ARRIVALS;
import static org.concurrencyatlas.catalogue.ServicePoint.BURST_MILLIS;
import static org.concurrencyatlas.catalogue.ServicePoint.BURST_PERCENT;
import static org.concurrencyatlas.catalogue.ServicePoint.CLOSED;
import static org.concurrencyatlas.catalogue.ServicePoint.FAIL_PERCENT;
import static org.concurrencyatlas.catalogue.ServicePoint.FIXED;
import static org.concurrencyatlas.catalogue.ServicePoint.GIVE_UP_MICROS;
import static org.concurrencyatlas.catalogue.ServicePoint.HTTP;
import static org.concurrencyatlas.catalogue.ServicePoint.LOAD_PERCENT;
import static org.concurrencyatlas.catalogue.ServicePoint.LONG_CPU_NANOS;
import static org.concurrencyatlas.catalogue.ServicePoint.LONG_PERCENT;
import static org.concurrencyatlas.catalogue.ServicePoint.PERMITS;
import static org.concurrencyatlas.catalogue.ServicePoint.POISSON;
import static org.concurrencyatlas.catalogue.ServicePoint.RATE_PER_SECOND;
import static org.concurrencyatlas.catalogue.ServicePoint.REQUEST;
import static org.concurrencyatlas.catalogue.ServicePoint.SHED;
import static org.concurrencyatlas.catalogue.ServicePoint.TIMER;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Limit;
import org.concurrencyatlas.workload.Machine;
import org.concurrencyatlas.workload.Needs;
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
  private static final String SERVER = "delay-server";

  /** Most machines can hold so many threads and their requests. */
  private static final long BACKLOG = 10_000;

  /** Most machines let a process have so many connections. */
  private static final long CONNECTED = 1_000;

  /** A burst is over when the latency is that of so many requests one after the other. */
  private static final long IN_A_ROW = 10;

  /** What the bare kernel computes at a time where it must hold both kinds. */
  private static final long KERNEL_TASKS = 100;

  private static final ComputeWait TASKS_ALONE = new ComputeWait();

  private static final WorkloadInfo INFO =
      new WorkloadInfo(
          "service",
          "requests come at times of their own; each computes and then waits",
          "T ≥ max(N·s/P, N·D/R)",
          WorkloadInfo.Kind.SERVICE,
          List.of(
              new WholeNumber(TASKS, "different requests, and answers in a batch", 1, 100_000, 100),
              new WholeNumber(LOAD_PERCENT, "requests as a share of P/s, 0 for a rate", 0, 200, 50),
              new WholeNumber(RATE_PER_SECOND, "requests a second, 0 for a load", 0, 50_000, 0),
              new WholeNumber(
                  ComputeWait.CPU_NANOS, "computing of a request", 0, 1_000_000_000, 1_000_000),
              new WholeNumber(WAIT_MICROS, "wait of a request", 0, 10_000_000, 0),
              new Choice(
                  ARRIVALS,
                  "how they follow each other; closed waits for each answer, and hides delays",
                  List.of(POISSON, FIXED, CLOSED),
                  POISSON),
              Choice.added(REQUEST, "a wait without a socket, or a GET", List.of(TIMER, HTTP)),
              WholeNumber.added(PERMITS, "R, of which a waiting request holds one", 100_000),
              WholeNumber.added(LONG_PERCENT, "long requests; latency is of the others", 50),
              WholeNumber.added(LONG_CPU_NANOS, "computing of a long request", 1_000_000_000),
              WholeNumber.added(BURST_PERCENT, "load in a burst, of the usual", 1_000),
              WholeNumber.added(BURST_MILLIS, "length of the burst", 60_000),
              WholeNumber.added(SHED, "requests in flight from which on more are refused", BACKLOG),
              WholeNumber.added(GIVE_UP_MICROS, "after which a request is given up", 60_000_000),
              WholeNumber.added(FAIL_PERCENT, "requests that fail", 50)),
          Set.of(SERVER));

  @Override
  public WorkloadInfo info() {
    return INFO;
  }

  @Override
  public Set<String> services(Point point) {
    return isHttp(point) ? INFO.services() : Set.of();
  }

  @Override
  public long connectionsOfATask(Point point) {
    return isHttp(point) ? 1 : 0;
  }

  @Override
  public Needs needs(Point point) {
    return point.parameterOrZero(PERMITS) > 0 ? Needs.SHARED_MEMORY : Needs.NOTHING;
  }

  @Override
  public List<Task> batch(Point point, Services services) {
    return tasks(point).batch(services);
  }

  @Override
  public long expected(Point point) {
    return tasks(point).expected();
  }

  private RequestTasks tasks(Point point) {
    return new RequestTasks(
        point.parameter(TASKS),
        point.parameter(ComputeWait.CPU_NANOS),
        point.parameterOrZero(LONG_CPU_NANOS),
        point.parameter(WAIT_MICROS),
        Math.toIntExact(point.parameterOrZero(PERMITS)),
        isHttp(point),
        longer(point),
        failing(point));
  }

  /** Requests of both kinds in the same shares, that neither wait nor fail. */
  @Override
  public Point bareKernel(Point point) {
    long tasks = point.parameter(TASKS);
    Point kernel = point.with(WAIT_MICROS, 0);
    for (String none : List.of(PERMITS, REQUEST, FAIL_PERCENT)) {
      kernel = kernel.without(none);
    }
    return point.parameterOrZero(LONG_PERCENT) > 0
        ? kernel.with(TASKS, Math.min(tasks, KERNEL_TASKS))
        : kernel.with(TASKS, Math.min(tasks, kernelTasks(point)));
  }

  private static long kernelTasks(Point point) {
    Point alone =
        Point.of(
            TASKS_ALONE.info().id(),
            Map.of(
                TASKS,
                point.parameter(TASKS),
                ComputeWait.CPU_NANOS,
                point.parameter(ComputeWait.CPU_NANOS)));
    return TASKS_ALONE.bareKernel(alone).parameter(TASKS);
  }

  /**
   * Waits overlap without end, for nobody waits for the last of a batch: only computing binds, and
   * the permits, of which each is held for D.
   */
  @Override
  public Duration limit(Point point, Machine machine) {
    long tasks = point.parameter(TASKS);
    long permits = point.parameterOrZero(PERMITS);
    Duration computing = Limit.computing(tasks, machine);
    Duration wait = Duration.ofNanos(1_000 * point.parameter(WAIT_MICROS));
    return permits == 0
        ? computing
        : Limit.both(computing, wait.multipliedBy(tasks).dividedBy(permits));
  }

  @Override
  public void check(Point point) {
    RequestChecks.check(
        point, perSecond(point, Runtime.getRuntime().availableProcessors()), isHttp(point));
  }

  @Override
  public double perSecond(Point point, int processors) {
    long rate = point.parameter(RATE_PER_SECOND);
    return rate > 0
        ? rate
        : point.parameter(LOAD_PERCENT) / 100.0 * processors * 1e9 / tasks(point).meanNanos();
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
    return isHttp(point) ? CONNECTED : BACKLOG;
  }

  @Override
  public long shed(Point point) {
    return point.parameterOrZero(SHED);
  }

  @Override
  public long giveUpNanos(Point point) {
    return 1_000 * point.parameterOrZero(GIVE_UP_MICROS);
  }

  @Override
  public BitSet longer(Point point) {
    return Kinds.LONG.of(point.parameter(TASKS), point.parameterOrZero(LONG_PERCENT));
  }

  @Override
  public BitSet failing(Point point) {
    return Kinds.FAILING.of(point.parameter(TASKS), point.parameterOrZero(FAIL_PERCENT));
  }

  @Override
  public Optional<LoadBurst> burst(Point point) {
    long percent = point.parameterOrZero(BURST_PERCENT);
    long bound =
        IN_A_ROW * point.parameter(ComputeWait.CPU_NANOS) + 1_000 * point.parameter(WAIT_MICROS);
    return percent == 0
        ? Optional.empty()
        : Optional.of(
            new LoadBurst(
                percent / 100.0, Duration.ofMillis(point.parameterOrZero(BURST_MILLIS)), bound));
  }

  private static boolean isHttp(Point point) {
    return point.choices().getOrDefault(REQUEST, TIMER).equals(HTTP);
  }
}
