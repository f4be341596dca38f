package org.concurrencyatlas.process;

import java.io.IOException;
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
 * The sending half of a connection. Any thread may {@linkplain #pump send}: the submitter when the
 * worker is idle, else the receiver, many jobs in one write.
 */
final class Sender {
  private final Link link;
  private final PoolState pool;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();
  private final JobWriter writer;
  private final FrameWriter out = new FrameWriter(Integer.MAX_VALUE);
  private final SharedPayloads payloads;
  private final InFlightJobs inFlight;
  private @Nullable Job written;
  private boolean open = true;

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
    this.inFlight = new InFlightJobs(pool.deadlines());
    this.writer = new JobWriter(pool.types(), limits.maxFrameBytes());
    this.payloads = new SharedPayloads(limits.payloadBytes(), writer, in);
  }

  /** The jobs in flight: their deadlines may be read without the sender's lock. */
  InFlightJobs inFlight() {
    return inFlight;
  }

  void sendHello() throws IOException {
    writer.writeHello();
    writer.moveTo(out);
    out.flush(link);
  }

  /** Sends waiting jobs while there is room; marks the worker idle when none waits. */
  void pump() {
    lock.lock();
    try {
      do {
        fillWindow();
        out.flush(link);
      } while (open && inFlight.isEmpty() && !pool.queue().markIdle(connection));
    } catch (IOException e) {
      open = false; // the worker is gone: the receiver sees that too, and recovers the jobs
    } finally {
      lock.unlock();
    }
  }

  /** Removes the oldest job, which is answered. */
  void removeOldest(long nowNanos) {
    lock.lock();
    try {
      inFlight.removeOldest(nowNanos);
    } finally {
      lock.unlock();
    }
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
   * Ends the stream to the worker: an idle one exits, a busy one when it is done. Does nothing
   * while another thread sends, which may be blocked for as long as the worker lives.
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
   * Closes the link of a worker that has ended.
   *
   * @return the jobs without an answer, oldest first; the same ones when called again
   */
  List<Job> abandon() {
    lock.lock();
    try {
      open = false;
      inFlight.stopWaiting();
      pool.queue().remove(connection);
      payloads.deleteFile();
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
    return inFlight.unanswered();
  }

  /** Fills the window, unless there is too little room to be worth a write. */
  private void fillWindow() {
    int target = open ? inFlight.size() + refill() : 0;
    while (inFlight.size() < target) {
      Job job = written == null ? writeNext() : written;
      written = job;
      if (job == null || !inFlight.mayAdd(job)) {
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

  /** Writes the frame of the next job whose answer is still wanted; null when none waits. */
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
    inFlight.add(job);
  }
}
