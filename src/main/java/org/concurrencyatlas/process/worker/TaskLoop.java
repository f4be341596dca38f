package org.concurrencyatlas.process.worker;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.task.LongTask;
import org.concurrencyatlas.process.wire.CorruptFrameException;
import org.concurrencyatlas.process.wire.Frame;
import org.concurrencyatlas.process.wire.FrameReader;
import org.concurrencyatlas.process.wire.FrameWriter;
import org.concurrencyatlas.process.wire.PayloadFile;
import org.concurrencyatlas.process.wire.RemoteFailure;
import org.concurrencyatlas.process.wire.Values;
import org.jspecify.annotations.Nullable;

/** Calls the tasks that come over the link, in order, on the one thread that also reads it. */
final class TaskLoop {
  /** An answer frame of this size is sent; a job may be answered by several. */
  private static final int FULL_FRAME_BYTES = 32 * 1024;

  private final Link link;
  private final FrameReader in;
  private final FrameWriter answer;
  private final Outbox outbox;
  private final ParentMonitor parentMonitor;
  private final TaskTypes types = new TaskTypes();
  private long now;
  private long lastJobNanos;

  TaskLoop(Link link, int maxFrameBytes, Outbox outbox, ParentMonitor parentMonitor) {
    this.link = link;
    this.in = new FrameReader(maxFrameBytes);
    this.answer = new FrameWriter(maxFrameBytes);
    this.outbox = outbox;
    this.parentMonitor = parentMonitor;
  }

  /** Returns when the pool has closed the link. */
  void run() throws IOException {
    sendHello();
    for (link.await(); in.fill(link); link.await()) {
      now = System.nanoTime();
      while (in.next()) {
        handle();
      }
      outbox.flush();
    }
  }

  private void sendHello() throws IOException {
    answer.begin(Frame.HELLO, Frame.MAGIC);
    answer.putInt(Frame.VERSION);
    answer.end();
    answer.flush(link);
  }

  private void handle() throws IOException {
    switch (in.kind()) {
      case Frame.HELLO -> checkVersion();
      case Frame.DECLARE -> types.declare(in.id(), in.getString());
      case Frame.RUN -> run(in.id());
      case Frame.SHARE -> share(in.id(), in.getString());
      default -> throw new CorruptFrameException("kind %d is not for workers".formatted(in.kind()));
    }
  }

  private void checkVersion() throws CorruptFrameException {
    if (in.id() != Frame.MAGIC || in.getInt() != Frame.VERSION) {
      throw new CorruptFrameException("the pool speaks another version of the protocol");
    }
  }

  private void share(int bytesEachWay, @Nullable String path) throws IOException {
    PayloadFile shared = PayloadFile.map(Path.of(String.valueOf(path)), bytesEachWay);
    in.attach(shared.toWorker());
    answer.begin(Frame.SHARED, 0);
    answer.end();
    outbox.add(answer, now);
    answer.attach(shared.toPool());
  }

  private void run(int id) throws IOException {
    beforeCalling(id, in.getByte());
    long start = now;
    int left = in.getInt();
    while (left > 0) {
      left -= answerSome(id, left);
    }
    lastJobNanos = now - start;
  }

  /** Calls tasks until the answer frame is full; returns how many. */
  private int answerSome(int id, int atMost) throws CorruptFrameException {
    long start = now;
    answer.begin(Frame.ANSWER, id);
    answer.putLong(0);
    answer.putInt(0);
    int count = 0;
    while (count < atMost && answer.size() < FULL_FRAME_BYTES) {
      answerNext();
      count++;
    }
    now = System.nanoTime();
    answer.putInt(id);
    answer.setLong(0, now - start);
    answer.setInt(Long.BYTES, count);
    answer.end();
    outbox.add(answer, now);
    return count;
  }

  /**
   * Sends what the pool must know before the next job runs: that it starts, if the job may be
   * called at most once, and the answers that would become too old meanwhile. The pool refills this
   * worker only when it sees answers; the next job is expected to take as long as the one before.
   */
  private void beforeCalling(int id, byte flags) throws IOException {
    if ((flags & Frame.ANNOUNCE) != 0) {
      answer.begin(Frame.STARTED, id);
      answer.end();
      outbox.add(answer, now);
      outbox.flush();
    } else {
      outbox.flushIfStale(now + lastJobNanos);
      if (outbox.hasPending()) {
        parentMonitor.watchOutbox();
      }
    }
  }

  private void answerNext() throws CorruptFrameException {
    int before = answer.size();
    try {
      Object task = types.codec(in.getShort()).get(in);
      if (task instanceof LongTask work) {
        Values.putLong(answer, work.call());
      } else {
        Values.put(answer, ((Callable<?>) task).call());
      }
    } catch (CorruptFrameException e) {
      throw e;
    } catch (InvocationTargetException e) {
      fail(before, e.getTargetException());
    } catch (Throwable e) {
      fail(before, e);
    } finally {
      Thread.interrupted(); // set by the task: it must not reach the link or the next task
      in.releaseViews();
    }
  }

  private void fail(int before, Throwable failure) {
    answer.truncate(before);
    Values.putFailure(answer, RemoteFailure.of(failure));
  }
}
