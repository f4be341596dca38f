package org.concurrencyatlas.suite.service;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.concurrencyatlas.model.SingleSubmitter;
import org.concurrencyatlas.result.latency.Distribution;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.service.Arrivals;
import org.concurrencyatlas.workload.service.LoadBurst;
import org.jspecify.annotations.Nullable;

/**
 * One server that answers one request after the other, on a clock that moves only when it works or
 * nobody has anything to do: a queue of theory, sent its requests by the real generator.
 */
final class SimulatedServer implements SingleSubmitter, LoopClock {
  /** Requests before what is measured, in which the queue finds its usual length. */
  private static final long WARM_UP = 1_000;

  private final Load load;
  private final LongSupplier serviceNanos;
  private final long requests;
  private final ResponseLog log = new ResponseLog();
  private final Generator generator;
  private final Queue<Waiting> queue = new ArrayDeque<>();
  private @Nullable Waiting served;
  private long servedUntil;
  private long now;
  private long taken;

  private record Waiting(Task task, Completion done) {}

  private SimulatedServer(Load load, LongSupplier serviceNanos, long requests) {
    this.load = load;
    this.serviceNanos = serviceNanos;
    this.requests = requests;
    this.generator =
        new Generator(
            load,
            this,
            log,
            sum -> {
              if (sum != load.tasks().size() - load.failing().cardinality()) {
                throw new AssertionError("a round has the sum " + sum);
              }
            },
            failure -> {
              throw new AssertionError(failure);
            });
  }

  /** A load of requests that answer with 1. */
  static Load load(Arrivals arrivals, boolean closed) {
    return new Load(
        List.of(() -> 1),
        new BitSet(),
        new BitSet(),
        Double.NaN,
        arrivals,
        closed,
        Long.MAX_VALUE,
        0,
        0,
        Optional.empty());
  }

  /** What so many requests tell. */
  static Latency answer(Load load, LongSupplier serviceNanos, long requests) {
    SimulatedServer server = new SimulatedServer(load, serviceNanos, requests);
    server.generator.run(server);
    server.advance(Long.MAX_VALUE);
    return server.log.latency(Double.NaN, Double.NaN);
  }

  /** The mean of a distribution, seconds. */
  static double meanSeconds(Distribution times) {
    return times.decoded().getMean() / 1e9;
  }

  @Override
  public void submit(Task task, Completion done) {
    if (++taken == WARM_UP) {
      load.burst().ifPresent(this::plan);
      log.begin(now);
    }
    queue.add(new Waiting(task, done));
    advance(load.closed() ? Long.MAX_VALUE : now);
    if (taken == WARM_UP + requests) {
      log.end(now);
      generator.stop();
    }
  }

  /** A burst that begins after a second; a further two are looked at. */
  private void plan(LoadBurst burst) {
    long from = now + 1_000_000_000;
    long to = from + burst.length().toNanos();
    log.expect(new BurstLog(from, to, burst.boundNanos(), 2_000_000_000));
    generator.burst(from, to);
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void sleepUntil(long nanoTime) {
    advance(nanoTime);
    now = Math.max(now, nanoTime);
  }

  /** Works until then, or until there is nothing to do. */
  private void advance(long time) {
    while (served != null || !queue.isEmpty()) {
      if (served == null) {
        Waiting next = queue.remove();
        if (!next.done().wanted()) {
          next.done().run(next.task());
          continue;
        }
        served = next;
        servedUntil = now + serviceNanos.getAsLong();
      }
      if (servedUntil > time) {
        return;
      }
      now = servedUntil;
      Waiting ended = served;
      served = null;
      ended.done().run(ended.task());
    }
  }
}
