package org.concurrencyatlas.suite.service;

import java.util.List;
import java.util.function.LongSupplier;
import org.concurrencyatlas.model.SingleSubmitter;
import org.concurrencyatlas.result.latency.Distribution;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.service.Arrivals;

/**
 * One server that answers one request after the other, on a clock that moves only when it works or
 * nobody has anything to do: a queue of theory, sent its requests by the real generator.
 */
final class SimulatedServer implements SingleSubmitter, LoopClock {
  /** Requests before what is measured, in which the queue finds its usual length. */
  private static final long WARM_UP = 1_000;

  private final LongSupplier serviceNanos;
  private final long requests;
  private final ResponseLog log = new ResponseLog();
  private final Generator generator;
  private long now;
  private long taken;

  private SimulatedServer(
      Arrivals arrivals, boolean closed, LongSupplier serviceNanos, long requests) {
    this.serviceNanos = serviceNanos;
    this.requests = requests;
    this.generator =
        new Generator(
            List.of(() -> 1),
            arrivals,
            this,
            log,
            _ -> {},
            Long.MAX_VALUE,
            closed,
            failure -> {
              throw new AssertionError(failure);
            });
  }

  /** What so many requests tell. */
  static Latency answer(
      Arrivals arrivals, boolean closed, LongSupplier serviceNanos, long requests) {
    SimulatedServer server = new SimulatedServer(arrivals, closed, serviceNanos, requests);
    server.generator.run(server);
    return new Latency(
        Double.NaN,
        server.log.measuredNanos() / 1e9,
        server.log.due(),
        server.log.answeredMeanwhile(),
        server.log.missed(),
        server.log.responses(),
        server.log.lateness(),
        Double.NaN);
  }

  /** The mean of a distribution, seconds. */
  static double meanSeconds(Distribution times) {
    return times.decoded().getMean() / 1e9;
  }

  @Override
  public void submit(Task task, Completion done) {
    if (++taken == WARM_UP) {
      log.begin(now);
    }
    now += serviceNanos.getAsLong();
    done.run(task);
    if (taken == WARM_UP + requests) {
      log.end(now);
      generator.stop();
    }
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void sleepUntil(long nanoTime) {
    now = Math.max(now, nanoTime);
  }
}
