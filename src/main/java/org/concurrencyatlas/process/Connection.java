package org.concurrencyatlas.process;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.concurrencyatlas.process.job.Job;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.link.SpinningLink;
import org.concurrencyatlas.process.wire.CorruptFrameException;
import org.concurrencyatlas.process.wire.Frame;
import org.concurrencyatlas.process.wire.FrameReader;
import org.concurrencyatlas.process.wire.PayloadRing;
import org.concurrencyatlas.process.wire.Values;
import org.jspecify.annotations.Nullable;

/**
 * The pool's end of the link to one worker process. Receives the answers; its {@link Sender} sends
 * the jobs. The thread of a {@link WorkerSupervisor} {@linkplain #serve receives}, or a caller that
 * {@linkplain #callSpinning spins for its answer} does so in its place.
 */
final class Connection {
  private static final int SPINS_BEFORE_YIELDING = 64;

  private final Link link;
  private final PoolState pool;
  private final Sender sender;
  private final InFlightJobs inFlight;
  private final ReentrantLock receiving = new ReentrantLock();
  private final FrameReader in;
  private @Nullable IOException corrupt;
  private long now;

  Connection(Link link, PoolState pool) {
    this.link = link;
    this.pool = pool;
    this.in = new FrameReader(pool.options().limits().maxFrameBytes());
    this.sender = new Sender(link, pool, this, in);
    this.inFlight = sender.inFlight();
  }

  /** Exchanges the first frames; returns when the worker is ready. */
  void handshake() throws IOException {
    sender.sendHello();
    while (!in.next()) {
      link.await();
      if (!in.fill(link)) {
        throw new IOException("it ended before it was ready");
      }
    }
    if (in.kind() != Frame.HELLO || in.id() != Frame.MAGIC || in.getInt() != Frame.VERSION) {
      throw new CorruptFrameException("it does not speak this version of the protocol");
    }
  }

  /** Sends jobs and receives answers until the worker ends its side. */
  void serve() throws IOException {
    pump();
    for (link.await(); receiveSome(); link.await()) {
      pump();
    }
    if (in.midFrame()) {
      throw new IOException("it ended in the middle of a frame");
    }
  }

  /** Sends waiting jobs while there is room; marks the worker idle when none waits. */
  void pump() {
    sender.pump();
  }

  /** When the oldest job in flight will have run too long, as {@link System#nanoTime}. */
  long due() {
    return inFlight.due();
  }

  /** The oldest job in flight when it has run too long; else null. */
  @Nullable Job overdue() {
    return inFlight.overdue();
  }

  /** Ends the stream to the worker: nothing more will come. */
  void endSending() {
    sender.end();
  }

  /** Closes the link of a worker that has ended; returns the jobs without an answer. */
  List<Job> abandon() {
    return sender.abandon();
  }

  /** The link, when it pays to spin for answers on it; else null. */
  @Nullable SpinningLink spinning() {
    return link instanceof SpinningLink spinning && spinning.spinNanos() > 0 ? spinning : null;
  }

  /**
   * Sends a job to this idle worker and spins for the answer. When the answer comes in that time,
   * the calling thread receives it, and no thread has to be woken; else the receiver gets it later.
   */
  void callSpinning(Job job, SpinningLink spinning) {
    spinning.wakeOnBytes(false);
    pump();
    long start = System.nanoTime();
    for (int spins = 1; job.wanted() && System.nanoTime() - start < spinning.spinNanos(); spins++) {
      if (!receiveIfAny(spinning)) {
        pause(spins);
      }
    }
    spinning.wakeOnBytes(true);
    if (spinning.hasBytes()) { // they came while this thread spun, and woke no other thread
      receiving.lock();
      receiveHere();
    }
  }

  private boolean receiveIfAny(SpinningLink spinning) {
    if (spinning.hasBytes() && receiving.tryLock()) {
      receiveHere();
      return true;
    }
    return false;
  }

  /** Now and then lets other threads run on this processor: the worker may be one of them. */
  @SuppressWarnings("ThreadPriorityCheck") // right without it too, only slower
  private static void pause(int spins) {
    if (spins % SPINS_BEFORE_YIELDING == 0) {
      Thread.yield();
    } else {
      Thread.onSpinWait();
    }
  }

  /** Receives what is there in the receiver's place; releases the lock, which the caller holds. */
  private void receiveHere() {
    pool.queue().beginReceiving();
    try {
      receiveSome();
      pump();
    } catch (IOException | RuntimeException e) {
      corrupt = new IOException(e.getMessage(), e);
      endSending(); // lets the worker end, which wakes the receiver
    } finally {
      pool.queue().endReceiving();
      receiving.unlock();
    }
  }

  /** Receives what is there; false at the end. */
  private boolean receiveSome() throws IOException {
    receiving.lock();
    try {
      if (corrupt != null) {
        throw corrupt;
      }
      if (!in.fill(link)) {
        return false;
      }
      now = System.nanoTime();
      while (in.next()) {
        receive();
      }
      return true;
    } finally {
      receiving.unlock();
    }
  }

  private void receive() throws IOException {
    switch (in.kind()) {
      case Frame.STARTED -> oldest().markStarted();
      case Frame.ANSWER -> receiveAnswer(oldest());
      case Frame.SHARED -> sender.payloadsAccepted();
      default -> throw unexpected();
    }
  }

  private void receiveAnswer(Job job) throws IOException {
    long serviceNanos = in.getLong();
    int count = in.getInt();
    if (count < 1 || count > job.count() || in.lastInt() != job.id()) {
      throw unexpected();
    }
    pool.serviceTime().add(serviceNanos, count);
    if (in.remaining() >= PayloadRing.MIN_BYTES) {
      sender.offerPayloads();
    }
    for (int i = 0; i < count; i++) {
      job.answer(Values.get(in));
    }
    if (job.count() == 0) {
      sender.removeOldest(now);
    }
  }

  private Job oldest() throws CorruptFrameException {
    Job job = inFlight.oldest();
    if (job == null || job.id() != in.id()) {
      throw unexpected();
    }
    return job;
  }

  private CorruptFrameException unexpected() {
    return new CorruptFrameException(
        "an unexpected frame came: kind %d, id %d".formatted(in.kind(), in.id()));
  }
}
