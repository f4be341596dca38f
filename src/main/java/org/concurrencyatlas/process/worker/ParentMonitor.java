package org.concurrencyatlas.process.worker;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * The second thread of a worker. It ends the JVM when the pool's process is gone, also while a task
 * runs and nobody sees the end of file: an orphan has another parent. And it sends answers that a
 * long task would hold back.
 */
final class ParentMonitor extends Thread {
  private static final long WATCH_NANOS = 100_000_000;
  private static final long AWAKE_NANOS = 2_000_000;
  private static final int EXIT_ORPHANED = 75;
  private static final String STAT = "/proc/self/stat";

  private final long parent;
  private final Outbox outbox;
  private volatile boolean dozing;

  ParentMonitor(long parent, Outbox outbox) {
    super("housekeeper");
    this.parent = parent;
    this.outbox = outbox;
    setDaemon(true);
  }

  /** Called by the task thread when it starts a task while answers wait to be sent. */
  void watchOutbox() {
    if (dozing) {
      dozing = false;
      LockSupport.unpark(this);
    }
  }

  @Override
  public void run() {
    try {
      while (parentPid() == parent) {
        keepHouse(System.nanoTime() + WATCH_NANOS);
      }
    } catch (IOException e) {
      // Nobody reads the answers, or nobody can watch any more: end rather than stay for ever.
    }
    Runtime.getRuntime().halt(EXIT_ORPHANED);
  }

  private void keepHouse(long untilNanos) throws IOException {
    for (long now = System.nanoTime(); now - untilNanos < 0; now = System.nanoTime()) {
      dozing = !outbox.hasPending();
      LockSupport.parkNanos(dozing ? untilNanos - now : AWAKE_NANOS);
      outbox.flushIfStale(System.nanoTime());
    }
  }

  /** Reads it where Linux tells it, since the first ProcessHandle costs 10 ms. */
  private static long parentPid() throws IOException {
    byte[] stat = new byte[512];
    int length;
    try (InputStream in = new FileInputStream(STAT)) {
      length = in.read(stat);
    } catch (IOException e) {
      return elsewhere(e);
    }
    String text = new String(stat, 0, length, StandardCharsets.ISO_8859_1);
    String[] afterName = text.substring(text.lastIndexOf(')') + 2).split(" ", 3);
    return Long.parseLong(afterName[1]);
  }

  private static long elsewhere(IOException e) throws IOException {
    if (Files.exists(Path.of(STAT))) {
      throw e;
    }
    return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L);
  }
}
