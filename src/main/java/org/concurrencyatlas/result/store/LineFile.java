package org.concurrencyatlas.result.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.concurrencyatlas.result.UsageException;

/**
 * A text file to which lines are only ever added, each forced to the disk. One process at a time
 * may add. The lock is on a file of its own, for the lines are read meanwhile.
 */
final class LineFile implements AutoCloseable {
  private final FileChannel channel;
  private final LockFile lock;

  private LineFile(FileChannel channel, LockFile lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Opens the file for appending; creates it when it is missing. A line that a killed process left
   * unfinished is closed, not removed.
   *
   * @throws UsageException when another process is appending to it
   */
  static LineFile open(Path file) throws IOException {
    LockFile lock =
        LockFile.tryTake(file.resolveSibling(file.getFileName() + ".lock"))
            .orElseThrow(() ->
                new UsageException(
                    file + " is being written by another run; wait for it or stop it"));
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      endUnfinishedLine(channel);
      return new LineFile(channel, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Appends a line and forces it to the disk. */
  void append(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  /** Copies all lines to a new file; works when this one was removed meanwhile. */
  void copyTo(Path target) throws IOException {
    try (FileChannel copy =
        FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long size = channel.size();
      for (long done = 0; done < size; ) {
        done += channel.transferTo(done, size - done, copy);
      }
      copy.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    try (lock) {
      channel.close();
    }
  }

  private static void endUnfinishedLine(FileChannel channel) throws IOException {
    long size = channel.size();
    channel.position(size);
    ByteBuffer last = ByteBuffer.allocate(1);
    if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
    }
  }
}
