package org.concurrencyatlas.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.concurrencyatlas.machine.TemporaryFolder;

/**
 * The lock by which JMH keeps two benchmarks from running at once on a machine. It is held for a
 * whole run: JMH itself would take it fork by fork, and a fork that found it taken would fail
 * although its contender did nothing wrong.
 */
final class JmhLock implements AutoCloseable {
  private static final long POLL_MILLIS = 500;

  private final FileChannel channel;

  private JmhLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits until no other JMH runs.
   *
   * @param notice is told once when there is something to wait for
   */
  static JmhLock acquire(Consumer<String> notice) throws IOException, InterruptedException {
    return acquire(TemporaryFolder.ofAllPrograms().resolve("jmh.lock"), notice);
  }

  static JmhLock acquire(Path file, Consumer<String> notice)
      throws IOException, InterruptedException {
    // JMH looks at this before its first fork
    System.setProperty("jmh.ignoreLock", "true");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (!isTaken(channel)) {
        notice.accept(
            "another JMH benchmark runs on this machine (it holds %s): waiting for it to end"
                .formatted(file));
        while (!isTaken(channel)) {
          Thread.sleep(POLL_MILLIS);
        }
      }
      return new JmhLock(channel);
    } catch (IOException | InterruptedException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether this process has the lock now. */
  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
