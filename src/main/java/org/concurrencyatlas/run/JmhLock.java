package org.concurrencyatlas.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.concurrencyatlas.machine.TemporaryFolder;
import org.concurrencyatlas.result.store.LockFile;

/**
 * The lock by which JMH keeps two benchmarks from running at once on a machine. It is held for a
 * whole run: JMH itself would take it fork by fork, and a fork that found it taken would fail
 * although its contender did nothing wrong.
 */
final class JmhLock {
  private static final long POLL_MILLIS = 500;

  private JmhLock() {}

  /**
   * Waits until no other JMH runs.
   *
   * @param notice is called once when there is something to wait for
   */
  static LockFile acquire(Consumer<String> notice) throws IOException, InterruptedException {
    return acquire(TemporaryFolder.ofAllPrograms().resolve("jmh.lock"), notice);
  }

  static LockFile acquire(Path file, Consumer<String> notice)
      throws IOException, InterruptedException {
    // JMH looks at this before its first fork
    System.setProperty("jmh.ignoreLock", "true");
    Optional<LockFile> lock = LockFile.tryTake(file);
    if (lock.isEmpty()) {
      notice.accept(
          "another JMH benchmark runs on this machine (it holds %s): waiting for it to end"
              .formatted(file));
    }
    while (lock.isEmpty()) {
      Thread.sleep(POLL_MILLIS);
      lock = LockFile.tryTake(file);
    }
    return lock.get();
  }
}
