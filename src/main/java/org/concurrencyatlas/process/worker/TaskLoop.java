package org.concurrencyatlas.process.worker;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.wire.CorruptFrameException;
import org.concurrencyatlas.process.wire.Frame;
import org.concurrencyatlas.process.wire.FrameReader;
import org.concurrencyatlas.process.wire.FrameWriter;
import org.concurrencyatlas.process.wire.RemoteFailure;
import org.concurrencyatlas.process.wire.Values;
import org.concurrencyatlas.workload.Task;

/** Calls the tasks that come over the link, in order, on the one thread that also reads it. */
final class TaskLoop {
  private final Link link;
  private final FrameReader in;
  private final FrameWriter out = new FrameWriter();
  private final TaskTypes types = new TaskTypes();

  TaskLoop(Link link, int longestFrame) {
    this.link = link;
    this.in = new FrameReader(longestFrame);
  }

  /** Returns when the pool has closed the link. */
  void run() throws IOException {
    greet();
    while (in.fill(link)) {
      while (in.next()) {
        handle();
      }
      out.flush(link);
    }
  }

  private void greet() throws IOException {
    out.begin(Frame.HELLO, Frame.MAGIC);
    out.putInt(Frame.VERSION);
    out.end();
    out.flush(link);
  }

  private void handle() throws IOException {
    switch (in.kind()) {
      case Frame.HELLO -> checkVersion();
      case Frame.DECLARE -> types.declare(in.id(), in.getString());
      case Frame.RUN -> run(in.id());
      default -> throw new CorruptFrameException("kind %d is not for workers".formatted(in.kind()));
    }
  }

  private void checkVersion() throws CorruptFrameException {
    if (in.id() != Frame.MAGIC || in.getInt() != Frame.VERSION) {
      throw new CorruptFrameException("the pool speaks another version of the protocol");
    }
  }

  private void run(int id) throws IOException {
    if ((in.getByte() & Frame.ANNOUNCE) != 0) {
      out.begin(Frame.STARTED, id);
      out.end();
      out.flush(link);
    }
    int count = in.getInt();
    long start = System.nanoTime();
    out.begin(Frame.ANSWER, id);
    out.putLong(0);
    for (int i = 0; i < count; i++) {
      answer();
    }
    out.setLong(System.nanoTime() - start);
    out.end();
  }

  private void answer() throws CorruptFrameException {
    Object task;
    try {
      task = types.codec(in.getShort()).get(in);
    } catch (InvocationTargetException e) {
      Values.putFailure(out, RemoteFailure.of(e.getTargetException()));
      return;
    }
    try {
      if (task instanceof Task work) {
        Values.putLong(out, work.call());
      } else {
        Values.put(out, ((Callable<?>) task).call());
      }
    } catch (Throwable failure) {
      Values.putFailure(out, RemoteFailure.of(failure));
    }
  }
}
