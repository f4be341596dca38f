package org.concurrencyatlas.suite.service;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.service.Arrivals;
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

  private static final long POLL_NANOS = 1_000_000;

  /** An answer wakes who waits; should that be missed, it looks by itself. */
  private static final long LOOK_NANOS = 20_000_000;

  private final double askedPerSecond;
  private final boolean closed;
  private final ResponseLog log = new ResponseLog();
  private final Generator generator;
  private final CompletableFuture<Submitter> session = new CompletableFuture<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile long target = Long.MAX_VALUE;
  private volatile Thread waiter = Thread.currentThread();
  private long cpuNanos;
  private long cpuAtStart;

  /**
   * Starts the thread, which waits for the session.
   *
   * @param askedPerSecond requests a second in the mean
   * @param check is given the checksum of every round of tasks, and throws when it is wrong
   * @param backlog requests without an answer beyond which none is sent
   * @param closed whether a request waits for the answer to the one before
   */
  public OpenLoop(
      List<Task> tasks,
      double askedPerSecond,
      Arrivals arrivals,
      LongConsumer check,
      long backlog,
      boolean closed) {
    this.askedPerSecond = askedPerSecond;
    this.closed = closed;
    this.generator =
        new Generator(tasks, arrivals, LoopClock.SYSTEM, log, check, backlog, closed, this::fail);
    this.thread =
        Thread.ofPlatform().daemon().name("request-generator").start(this::sendWhenOpened);
  }

  /** Begins to send. */
  public void begin(Submitter opened) {
    generator.onAnswer(this::wake);
    session.complete(opened);
  }

  /** What is due from now on counts. */
  public void measure() {
    cpuAtStart = cpuTime();
    log.begin(System.nanoTime());
  }

  /** What is due from now on does not count. */
  public void pause() {
    log.end(System.nanoTime());
    cpuNanos += cpuTime() - cpuAtStart;
  }

  /**
   * Waits for so many further answers.
   *
   * @throws ExecutionException when a request failed; its exception is the cause
   */
  public void await(long answers) throws ExecutionException, InterruptedException {
    waiter = Thread.currentThread();
    long last = generator.answers() + answers;
    target = last;
    while (generator.answers() < last) {
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
    return new Latency(
        askedPerSecond,
        seconds,
        log.due(),
        log.answeredMeanwhile(),
        log.missed(),
        log.responses(),
        log.lateness(),
        cpuNanos < 0 ? Double.NaN : cpuNanos / 1e9 / seconds);
  }

  /** Whether so little was answered that waiting for the rest would change nothing. */
  private boolean isFarBehind(double seconds) {
    return !closed && log.answeredMeanwhile() < FAR_BEHIND * askedPerSecond * seconds;
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
    if (generator.answers() == target) {
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
