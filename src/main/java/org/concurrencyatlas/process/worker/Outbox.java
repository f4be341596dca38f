package org.concurrencyatlas.process.worker;

import java.io.IOException;
import org.concurrencyatlas.process.link.Link;
import org.concurrencyatlas.process.wire.FrameWriter;

/**
 * Answers that wait to be sent to the pool. They are gathered while further tasks are there, so
 * that many leave in one write, but none waits for long: the task thread sends them when it has
 * read all its input, or before it starts a task at whose end the oldest would be 200 µs old; the
 * {@link ParentMonitor} sends them when that task takes unexpectedly long.
 */
final class Outbox {
  private static final long STALE_NANOS = 200_000;

  private final Link link;
  private final FrameWriter pending = new FrameWriter(Integer.MAX_VALUE);
  private long oldestNanos;

  Outbox(Link link) {
    this.link = link;
  }

  /** Moves a whole frame into this outbox. */
  synchronized void add(FrameWriter frame, long nowNanos) {
    if (pending.size() == 0) {
      oldestNanos = nowNanos;
    }
    frame.moveTo(pending);
  }

  /** Whether something waits to be sent. */
  synchronized boolean hasPending() {
    return pending.size() > 0;
  }

  /** Sends what waits if the oldest answer would have waited too long at that time. */
  synchronized void flushIfStale(long byNanos) throws IOException {
    if (pending.size() > 0 && byNanos - oldestNanos >= STALE_NANOS) {
      pending.flush(link);
    }
  }

  synchronized void flush() throws IOException {
    pending.flush(link);
  }
}
