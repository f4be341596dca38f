package org.concurrencyatlas.process.worker;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Ends a worker whose pool's process is gone, also while a task runs and nobody reads the end of
 * file on standard input: an orphan has another parent.
 */
final class ParentWatch extends Thread {
  private static final long PERIOD_MILLIS = 100;
  private static final int EXIT_ORPHANED = 75;

  private final long parent;

  ParentWatch(long parent) {
    super("parent-watch");
    this.parent = parent;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      while (parentPid() == parent) {
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (IOException | InterruptedException e) {
      // Nobody can watch any more: end rather than stay for ever.
    }
    Runtime.getRuntime().halt(EXIT_ORPHANED);
  }

  /** Reads it where Linux tells it, since the first ProcessHandle costs 10 ms. */
  private static long parentPid() throws IOException {
    byte[] stat = new byte[512];
    int length;
    try (InputStream in = new FileInputStream("/proc/self/stat")) {
      length = in.read(stat);
    }
    String text = new String(stat, 0, length, StandardCharsets.ISO_8859_1);
    String[] afterName = text.substring(text.lastIndexOf(')') + 2).split(" ", 3);
    return Long.parseLong(afterName[1]);
  }
}
