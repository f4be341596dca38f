package org.concurrencyatlas.suite.service;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.service.LoadBurst;
import org.jspecify.annotations.Nullable;

/**
 * A service under load: a thread of this JVM sends requests to a session from {@link #begin} to
 * {@link #end}, and what was due between {@link #measure} and {@link #pause} is what it tells. Used
 * by one thread.
 */
public final class OpenLoop {
  /** How long the last requests may take to be sent and answered. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Below this share of what was asked, a service has not just a few late answers. */
  private static final double FAR_BEHIND = 0.9;

  /** A burst begins after one of so many parts of what is measured. */
  private static final long PARTS_BEFORE_BURST = 4;

  private static final long POLL_NANOS = 1_000_000;

  /** An answer wakes the waiting thread; it also checks by itself in case it missed one. */
  private static final long LOOK_NANOS = 20_000_000;

  private final Load load;
  private final ResponseLog log = new ResponseLog();
  private final Generator generator;
  private final CompletableFuture<Submitter> session = new CompletableFuture<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile long target = Long.MAX_VALUE;
  private volatile Thread waiter = Thread.currentThread();
  private boolean measured;
  private long cpuNanos;
  private long cpuAtStart;

  /**
   * Starts the thread, which waits for the session.
   *
   * @param check is given the checksum of every round of tasks, and throws when it is wrong
   */
  public OpenLoop(Load load, LongConsumer check) {
    this.load = load;
    this.generator = new Generator(load, LoopClock.SYSTEM, log, check, this::fail);
    this.thread =
        Thread.ofPlatform().daemon().name("request-generator").start(this::sendWhenOpened);
  }

  /** Begins to send. */
  public void begin(Submitter opened) {
    generator.onEnd(this::wake);
    session.complete(opened);
  }

  /**
   * What is due from now on counts. The first time the burst is planned, if there is one: it begins
   * after a quarter of what is measured.
   *
   * @param all how long will be measured in all
   */
  public void measure(Duration all) {
    cpuAtStart = cpuTime();
    long now = System.nanoTime();
    if (!measured) {
      measured = true;
      load.burst().ifPresent(burst -> plan(burst, now, all.toNanos()));
    }
    log.begin(now);
  }

  private void plan(LoadBurst burst, long now, long allNanos) {
    long from = now + allNanos / PARTS_BEFORE_BURST;
    long to = from + burst.length().toNanos();
    log.expect(new BurstLog(from, to, burst.boundNanos(), now + allNanos - to));
    generator.burst(from, to);
  }

  /** What is due from now on does not count. */
  public void pause() {
    log.end(System.nanoTime());
    cpuNanos += cpuTime() - cpuAtStart;
  }

  /**
   * Waits until so many further requests have ended.
   *
   * @throws ExecutionException when a request failed; its exception is the cause
   */
  public void await(long requests) throws ExecutionException, InterruptedException {
    waiter = Thread.currentThread();
    long last = generator.ends() + requests;
    target = last;
    while (generator.ends() < last) {
      throwFailure();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      LockSupport.parkNanos(this, LOOK_NANOS);
    }
    throwFailure();
  }

  /**
   * Sends what is due before the last {@link #pause}, waits for the answers, at most some seconds,
   * and sends no more.
   *
   * @throws ExecutionException when a request failed; its exception is the cause
   */
  public Latency end() throws ExecutionException, InterruptedException {
    generator.stop();
    double seconds = log.measuredNanos() / 1e9;
    Duration patience = isFarBehind(seconds) ? Duration.ZERO : PATIENCE;
    long deadline = System.nanoTime() + patience.toNanos();
    boolean sent = thread.join(patience);
    if (!sent) {
      stop();
    }
    while (log.open() > 0 && failure.get() == null && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    throwFailure();
    return log.latency(load.perSecond(), cpuNanos < 0 ? Double.NaN : cpuNanos / 1e9 / seconds);
  }

  /** Whether so little was answered that waiting for the rest would change nothing. */
  private boolean isFarBehind(double seconds) {
    return !load.closed() && log.settled() < FAR_BEHIND * load.perSecond() * seconds;
  }

  /** Ends the thread at once. */
  public void stop() throws InterruptedException {
    stopped = true;
    session.cancel(false);
    thread.interrupt();
    boolean _ = thread.join(PATIENCE);
  }

  private void sendWhenOpened() {
    try {
      generator.run(session.get());
    } catch (InterruptedException | ExecutionException | CancellationException e) {
      Thread.currentThread().interrupt(); // stopped before there was a session
    }
  }

  private void wake() {
    if (generator.ends() == target) {
      LockSupport.unpark(waiter);
    }
  }

  /** What is given up at the end did not fail. */
  private void fail(Throwable cause) {
    if (!stopped && failure.compareAndSet(null, cause)) {
      LockSupport.unpark(waiter);
    }
  }

  private void throwFailure() throws ExecutionException {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new ExecutionException(cause);
    }
  }

  private long cpuTime() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
  }
}
