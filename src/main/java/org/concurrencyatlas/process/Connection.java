package org.concurrencyatlas.process;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.wire.CorruptFrameException;
import org.concurrencyatlas.process.wire.Frame;
import org.concurrencyatlas.process.wire.FrameReader;
import org.concurrencyatlas.process.wire.FrameWriter;
import org.concurrencyatlas.process.wire.PayloadRing;
import org.concurrencyatlas.process.wire.Values;
import org.jspecify.annotations.Nullable;

/**
 * The pool's end of the link to one worker process. One thread {@linkplain #serve receives}; any
 * thread may {@linkplain #pump send}: the submitter when the worker is idle, else the receiver,
 * many jobs in one write.
 */
final class Connection {
  /**
   * Most bytes sent and not yet answered, unless it is a single job: with less than a pipe's 64 KiB
   * the sender never blocks while the worker itself is blocked by the answers it sends.
   */
  private static final int MOST_BYTES_IN_FLIGHT = 48 * 1024;

  private final Link link;
  private final PoolState pool;
  private final FrameReader in;

  private final ReentrantLock lock = new ReentrantLock();
  private final JobWriter writer;
  private final FrameWriter out = new FrameWriter(Integer.MAX_VALUE);
  private final Deque<Job> inFlight = new ArrayDeque<>();
  private final SharedPayloads payloads;
  private @Nullable Job written;
  private int bytesInFlight;
  private boolean open = true;
  private long now;
  private volatile long due = DeadlineWatch.NEVER;

  Connection(Link link, PoolState pool) {
    this.link = link;
    this.pool = pool;
    int longestFrame = pool.options().limits().longestFrame();
    this.in = new FrameReader(longestFrame);
    this.writer = new JobWriter(pool.types(), longestFrame);
    this.payloads = new SharedPayloads(pool.options().limits().payloadBytes());
  }

  /** Exchanges greetings; returns when the worker is ready. */
  void greet() throws IOException {
    writer.greet();
    writer.moveTo(out);
    out.flush(link);
    while (!in.next()) {
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
    while (in.fill(link)) {
      now = System.nanoTime();
      while (in.next()) {
        receive();
      }
      pump();
    }
    if (in.midFrame()) {
      throw new IOException("it ended in the middle of a frame");
    }
  }

  /** Sends waiting jobs as far as there is room; reports idle when none waits. */
  void pump() {
    lock.lock();
    try {
      do {
        gather();
        out.flush(link);
      } while (open && inFlight.isEmpty() && !pool.backlog().rest(this));
    } catch (IOException e) {
      open = false; // the worker is gone: the receiver sees that too, and recovers the jobs
    } finally {
      lock.unlock();
    }
  }

  /** When the eldest job in flight will have run too long, as {@link System#nanoTime}. */
  long due() {
    return due;
  }

  /**
   * Tells the worker that nothing more will come: an idle one exits, a busy one when it is done.
   * Not while another thread sends, which may be blocked for as long as the worker lives.
   */
  void endSending() {
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
   * Closes the link, whose worker has ended, and hands over the jobs that have no answer, oldest
   * first.
   */
  List<Job> abandon() {
    lock.lock();
    try {
      open = false;
      due = DeadlineWatch.NEVER;
      pool.backlog().forget(this);
      payloads.forget();
      if (written != null) {
        pool.backlog().putBack(List.of(written));
      }
      link.close();
    } catch (IOException e) {
      // It cannot be flushed to a worker that is gone.
    } finally {
      lock.unlock();
    }
    return new ArrayList<>(inFlight);
  }

  /** Fills the window, unless that is worth no write yet; a suspect stays alone in its worker. */
  private void gather() {
    int window = pool.serviceTime().window();
    if (!open || inFlight.size() > window / 2) {
      return;
    }
    while (inFlight.size() < window) {
      Job job = written == null ? writeNext() : written;
      written = job;
      if (job == null || !mayJoin(job)) {
        return;
      }
      send(job);
      written = null;
    }
  }

  private boolean mayJoin(Job job) {
    Job last = inFlight.peekLast();
    return last == null
        || (bytesInFlight + job.bytes() <= MOST_BYTES_IN_FLIGHT
            && !job.suspect()
            && !last.suspect());
  }

  /** Puts the next job that is wanted into a frame; null when none waits. */
  private @Nullable Job writeNext() {
    for (Job job = pool.backlog().poll(); job != null; job = pool.backlog().poll()) {
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
    if (job.bytes() >= PayloadRing.LEAST_BYTES) {
      payloads.offer(writer, in);
    }
    writer.moveTo(out);
    inFlight.addLast(job);
    bytesInFlight += job.bytes();
    if (inFlight.size() == 1) {
      expect(job, System.nanoTime());
    }
  }

  private void receive() throws IOException {
    switch (in.kind()) {
      case Frame.STARTED -> eldest().start();
      case Frame.ANSWER -> receiveAnswer(eldest());
      case Frame.SHARED -> acceptSharedMemory();
      default -> throw unexpected();
    }
  }

  private void receiveAnswer(Job job) throws IOException {
    long serviceNanos = in.getLong();
    int count = in.getInt();
    if (count < 1 || count > job.count() || in.lastInt() != job.id()) {
      throw unexpected();
    }
    pool.serviceTime().observed(serviceNanos, count);
    if (in.remaining() >= PayloadRing.LEAST_BYTES) {
      offerSharedMemory();
    }
    for (int i = 0; i < count; i++) {
      job.answer(Values.get(in));
    }
    if (job.count() == 0) {
      remove(job);
    }
  }

  private Job eldest() throws CorruptFrameException {
    lock.lock();
    try {
      Job job = inFlight.peekFirst();
      if (job == null || job.id() != in.id()) {
        throw unexpected();
      }
      return job;
    } finally {
      lock.unlock();
    }
  }

  private void remove(Job job) {
    lock.lock();
    try {
      inFlight.removeFirst();
      bytesInFlight -= job.bytes();
      Job next = inFlight.peekFirst();
      due = DeadlineWatch.NEVER;
      if (next != null) {
        expect(next, now);
      }
    } finally {
      lock.unlock();
    }
  }

  private void expect(Job job, long since) {
    due = since + job.deadlineNanos();
    pool.deadlines().expect(due);
  }

  private void offerSharedMemory() {
    lock.lock();
    try {
      if (written == null) {
        payloads.offer(writer, in);
        writer.moveTo(out);
      }
    } finally {
      lock.unlock();
    }
  }

  private void acceptSharedMemory() {
    lock.lock();
    try {
      payloads.accepted(writer);
    } finally {
      lock.unlock();
    }
  }

  private CorruptFrameException unexpected() {
    return new CorruptFrameException(
        "an unexpected frame came: kind %d, id %d".formatted(in.kind(), in.id()));
  }
}
