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
  private final Backlog backlog;
  private final TypeRegistry types;
  private final ServiceTime serviceTime;
  private final FrameReader in;

  private final ReentrantLock lock = new ReentrantLock();
  private final FrameWriter out = new FrameWriter();
  private final Deque<Job> inFlight = new ArrayDeque<>();
  private int bytesInFlight;
  private int typesDeclared;
  private int lastId;
  private boolean open = true;

  Connection(
      Link link, Backlog backlog, TypeRegistry types, ServiceTime serviceTime, int longestFrame) {
    this.link = link;
    this.backlog = backlog;
    this.types = types;
    this.serviceTime = serviceTime;
    this.in = new FrameReader(longestFrame);
  }

  /** Exchanges greetings; returns when the worker is ready. */
  void greet() throws IOException {
    out.begin(Frame.HELLO, Frame.MAGIC);
    out.putInt(Frame.VERSION);
    out.end();
    out.flush(link);
    while (!in.next()) {
      if (!in.fill(link)) {
        throw new CorruptFrameException("the worker ended before it was ready");
      }
    }
    if (in.kind() != Frame.HELLO || in.id() != Frame.MAGIC || in.getInt() != Frame.VERSION) {
      throw new CorruptFrameException("the worker does not speak this version of the protocol");
    }
  }

  /** Sends jobs and receives answers until the worker ends its side. */
  void serve() throws IOException {
    pump();
    while (in.fill(link)) {
      while (in.next()) {
        receive();
      }
      pump();
    }
  }

  /** Sends waiting jobs as far as there is room; reports idle when none waits. */
  void pump() {
    lock.lock();
    try {
      do {
        gather();
        out.flush(link);
      } while (open && inFlight.isEmpty() && !backlog.rest(this));
    } catch (IOException e) {
      open = false; // the worker is gone: the receiver sees that too, and recovers the jobs
    } finally {
      lock.unlock();
    }
  }

  /** Ends sending, and hands over the jobs that have no answer, oldest first. */
  List<Job> abandon() {
    lock.lock();
    try {
      open = false;
      backlog.forget(this);
      return new ArrayList<>(inFlight);
    } finally {
      lock.unlock();
    }
  }

  private void gather() {
    int window = serviceTime.window();
    if (inFlight.size() > window / 2) {
      return; // half a window is worth a write
    }
    while (open && inFlight.size() < window && bytesInFlight < MOST_BYTES_IN_FLIGHT) {
      Job job = backlog.poll();
      if (job == null) {
        return;
      }
      write(job);
    }
  }

  private void write(Job job) {
    for (; typesDeclared < types.size(); typesDeclared++) {
      out.begin(Frame.DECLARE, typesDeclared);
      out.putString(types.get(typesDeclared).codec().type().getName());
      out.end();
    }
    out.begin(Frame.RUN, ++lastId);
    out.putByte((byte) 0);
    out.putInt(job.count());
    for (int i = 0; i < job.count(); i++) {
      Object task = job.task(i);
      TypeRegistry.Entry type = types.entryFor(task);
      out.putShort(type.id());
      type.codec().put(out, task);
    }
    job.sent(lastId, out.end());
    inFlight.addLast(job);
    bytesInFlight += job.bytes();
  }

  private void receive() throws CorruptFrameException {
    Job job = eldest();
    if (in.kind() != Frame.ANSWER || job == null || job.id() != in.id()) {
      throw new CorruptFrameException(
          "an unexpected frame: kind %d, id %d".formatted(in.kind(), in.id()));
    }
    serviceTime.observed(in.getLong(), job.count());
    while (job.count() > 0) {
      job.answer(Values.get(in));
    }
    lock.lock();
    try {
      inFlight.removeFirst();
      bytesInFlight -= job.bytes();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Job eldest() {
    lock.lock();
    try {
      return inFlight.peekFirst();
    } finally {
      lock.unlock();
    }
  }
}
