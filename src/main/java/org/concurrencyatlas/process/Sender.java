package org.concurrencyatlas.process;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.concurrencyatlas.process.job.Job;
import org.concurrencyatlas.process.job.JobWriter;
import org.concurrencyatlas.process.job.SharedPayloads;
import org.concurrencyatlas.process.jvm.PoolLimits;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.task.TaskRefusedException;
import org.concurrencyatlas.process.wire.FrameReader;
import org.concurrencyatlas.process.wire.FrameWriter;
import org.concurrencyatlas.process.wire.PayloadRing;
import org.jspecify.annotations.Nullable;

/**
 * The sending half of a connection, and the jobs in flight on it, oldest first: a worker answers in
 * order. Any thread may {@linkplain #pump send}: the submitter when the worker is idle, else the
 * receiver, many jobs in one write.
 */
final class Sender {
  /**
   * Most bytes sent and not yet answered, unless it is a single job: with less than a pipe's 64 KiB
   * the sender never blocks while the worker itself is blocked by the answers it sends.
   */
  private static final int MAX_BYTES_IN_FLIGHT = 48 * 1024;

  private final Link link;
  private final PoolState pool;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();
  private final JobWriter writer;
  private final FrameWriter out = new FrameWriter(Integer.MAX_VALUE);
  private final SharedPayloads payloads;
  private final Deque<Job> inFlight = new ArrayDeque<>();
  private int bytesInFlight;
  private @Nullable Job written;
  private boolean open = true;
  private volatile @Nullable Awaited awaited;

  /** The eldest job in flight, and when it will have run too long. */
  private record Awaited(Job job, long due) {}

  /**
   * Creates the sender of a connection.
   *
   * @param in where answers come in, which may come through shared memory once that is offered
   */
  Sender(Link link, PoolState pool, Connection connection, FrameReader in) {
    PoolLimits limits = pool.options().limits();
    this.link = link;
    this.pool = pool;
    this.connection = connection;
    this.writer = new JobWriter(pool.types(), limits.maxFrameBytes());
    this.payloads = new SharedPayloads(limits.payloadBytes(), writer, in);
  }

  void handshake() throws IOException {
    writer.handshake();
    writer.moveTo(out);
    out.flush(link);
  }

  /** Sends waiting jobs as far as there is room; reports the worker idle when none waits. */
  void pump() {
    lock.lock();
    try {
      do {
        gather();
        out.flush(link);
      } while (open && inFlight.isEmpty() && !pool.queue().markIdle(connection));
    } catch (IOException e) {
      open = false; // the worker is gone: the receiver sees that too, and recovers the jobs
    } finally {
      lock.unlock();
    }
  }

  /** The eldest job in flight; null when there is none. */
  @Nullable Job oldest() {
    Awaited oldest = awaited;
    return oldest == null ? null : oldest.job;
  }

  /** Takes the eldest job, which is answered, out; the next one has begun by now. */
  void removeOldest(long nowNanos) {
    lock.lock();
    try {
      bytesInFlight -= inFlight.removeFirst().bytes();
      awaited = null;
      Job next = inFlight.peekFirst();
      if (next != null) {
        expect(next, nowNanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /** When the eldest job in flight will have run too long, as {@link System#nanoTime}. */
  long due() {
    Awaited oldest = awaited;
    return oldest == null ? DeadlineWatch.NEVER : oldest.due;
  }

  /** The eldest job in flight when it has run too long; else null. */
  @Nullable Job overdue() {
    Awaited oldest = awaited;
    return oldest != null && oldest.due - System.nanoTime() <= 0 ? oldest.job : null;
  }

  /** Offers shared memory for large answers. */
  void offerPayloads() {
    lock.lock();
    try {
      if (written == null) {
        payloads.offer();
        writer.moveTo(out);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The worker has accepted the shared memory. */
  void payloadsAccepted() {
    lock.lock();
    try {
      payloads.accepted();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tells the worker that nothing more will come: an idle one exits, a busy one when it is done.
   * Not while another thread sends, which may be blocked for as long as the worker lives.
   */
  void end() {
    if (lock.tryLock()) {
      try {
        open = false;
        link.endSending();
      } catch (IOException e) {
        // The worker is gone already, which is what was asked for.
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Closes the link of a worker that has ended, and hands over the jobs without an answer, the same
   * ones when called again.
   */
  List<Job> abandon() {
    lock.lock();
    try {
      open = false;
      awaited = null;
      pool.queue().forget(connection);
      payloads.forget();
      if (written != null) {
        pool.queue().putBack(List.of(written));
        written = null;
      }
      link.close();
    } catch (IOException e) {
      // It cannot be flushed to a worker that is gone.
    } finally {
      lock.unlock();
    }
    return new ArrayList<>(inFlight);
  }

  /** Fills the window, unless that is worth no write yet. */
  private void gather() {
    int most = open ? inFlight.size() + refill() : 0;
    while (inFlight.size() < most) {
      Job job = written == null ? writeNext() : written;
      written = job;
      if (job == null || !mayJoin(job)) {
        return;
      }
      send(job);
      written = null;
    }
  }

  private int refill() {
    int waiting = pool.queue().size() + (written == null ? 0 : 1);
    return pool.serviceTime().refill(inFlight.size(), waiting, pool.options().workers());
  }

  /** A suspect stays alone in its worker, and so does a job that is too large for company. */
  private boolean mayJoin(Job job) {
    Job last = inFlight.peekLast();
    return last == null
        || (bytesInFlight + job.bytes() <= MAX_BYTES_IN_FLIGHT
            && !job.suspect()
            && !last.suspect());
  }

  /** Puts the next job that is wanted into a frame; null when none waits. */
  private @Nullable Job writeNext() {
    for (Job job = pool.queue().poll(); job != null; job = pool.queue().poll()) {
      if (job.wanted()) {
        try {
          writer.write(job);
          return job;
        } catch (IllegalArgumentException e) {
          job.fail(new TaskRefusedException("the task cannot be sent: " + e.getMessage(), e));
        }
      }
    }
    return null;
  }

  private void send(Job job) {
    if (job.bytes() >= PayloadRing.MIN_BYTES) {
      payloads.offer();
    }
    writer.moveTo(out);
    inFlight.addLast(job);
    bytesInFlight += job.bytes();
    if (inFlight.size() == 1) {
      expect(job, System.nanoTime());
    }
  }

  private void expect(Job job, long since) {
    long due = since + job.deadlineNanos();
    awaited = new Awaited(job, due);
    pool.deadlines().expect(due);
  }
}
