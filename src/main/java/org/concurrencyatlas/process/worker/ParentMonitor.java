package org.concurrencyatlas.process.worker;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * The second thread of a worker. It ends the JVM when the pool's process is gone, even while a task
 * runs and nobody reads the link: the worker then has another parent. It also sends the answers
 * that would otherwise wait for the end of a long task.
 */
final class ParentMonitor extends Thread {
  private static final long PARENT_CHECK_NANOS = 100_000_000;
  private static final long OUTBOX_CHECK_NANOS = 2_000_000;
  private static final int EXIT_PARENT_GONE = 75;
  private static final String STAT = "/proc/self/stat";

  private final long parent;
  private final Outbox outbox;
  private volatile boolean sleeping;

  ParentMonitor(long parent, Outbox outbox) {
    super("parent-monitor");
    this.parent = parent;
    this.outbox = outbox;
    setDaemon(true);
  }

  /** The task thread calls this when it starts a task while answers wait to be sent. */
  void watchOutbox() {
    if (sleeping) {
      sleeping = false;
      LockSupport.unpark(this);
    }
  }

  @Override
  public void run() {
    try {
      while (parentPid() == parent) {
        watchOutboxUntil(System.nanoTime() + PARENT_CHECK_NANOS);
      }
    } catch (IOException e) {
      // The answers cannot be sent, or the parent cannot be seen: end rather than stay for ever.
    }
    Runtime.getRuntime().halt(EXIT_PARENT_GONE);
  }

  private void watchOutboxUntil(long untilNanos) throws IOException {
    for (long now = System.nanoTime(); now - untilNanos < 0; now = System.nanoTime()) {
      sleeping = !outbox.hasPending();
      LockSupport.parkNanos(sleeping ? untilNanos - now : OUTBOX_CHECK_NANOS);
      outbox.flushIfStale(System.nanoTime());
    }
  }

  /** Reads it from the file that Linux has for it, since the first ProcessHandle costs 10 ms. */
  private static long parentPid() throws IOException {
    byte[] stat = new byte[512];
    int length;
    try (InputStream in = new FileInputStream(STAT)) {
      length = in.read(stat);
    } catch (IOException e) {
      return parentPidWithoutProc(e);
    }
    String text = new String(stat, 0, length, StandardCharsets.ISO_8859_1);
    String[] afterName = text.substring(text.lastIndexOf(')') + 2).split(" ", 3);
    return Long.parseLong(afterName[1]);
  }

  private static long parentPidWithoutProc(IOException e) throws IOException {
    if (Files.exists(Path.of(STAT))) {
      throw e;
    }
    return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L);
  }
}
