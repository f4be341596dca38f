package org.concurrencyatlas.workload.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.zip.CRC32;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.UnsupportedTaskException;
import org.concurrencyatlas.workload.data.SplitMix;

/**
 * Opens a file, reads or writes all of it, and closes it. A read answers with the CRC-32 of what it
 * has read, a write with the scrambled number of its file when all bytes were taken.
 *
 * @param folder a private one
 * @param operation {@link #READ}, {@link #WRITE} or {@link #WRITE_SYNC}
 * @param access {@link #PAGE_CACHE} or {@link #DIRECT}
 * @param file number of the file, which decides its {@link FileContent}
 * @param bytes length of the file
 */
record FileTask(String folder, String operation, String access, int file, int bytes)
    implements AsyncTask {
  static final String READ = "read";

  /** The system takes the bytes, and writes them to the device when it likes. */
  static final String WRITE = "write";

  /** Ends when the device has the bytes ({@code fdatasync}). */
  static final String WRITE_SYNC = "write-sync";

  static final String PAGE_CACHE = "page-cache";

  /** Between the task's memory and the device, past the page cache ({@code O_DIRECT}). */
  static final String DIRECT = "direct";

  private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

  @Override
  public long call() throws IOException {
    return operation.equals(READ) ? read() : write();
  }

  /** Through an asynchronous channel. */
  @Override
  public CompletionStage<Long> callAsync() {
    return AsyncFileTransfer.start(this);
  }

  Path path() {
    return Path.of(folder, Integer.toString(file));
  }

  Set<OpenOption> options() {
    Set<OpenOption> options = new HashSet<>();
    options.add(operation.equals(READ) ? StandardOpenOption.READ : StandardOpenOption.WRITE);
    if (access.equals(DIRECT)) {
      options.add(DirectIo.OPTION);
    }
    return options;
  }

  FileContent content() {
    return FileContent.of(file);
  }

  private long read() throws IOException {
    ByteBuffer buffer = AlignedBuffers.take();
    try (FileChannel channel = FileChannel.open(path(), options())) {
      CRC32 crc = new CRC32();
      while (channel.read(buffer.clear()) > 0) {
        crc.update(buffer.flip());
      }
      return crc.getValue();
    } finally {
      AlignedBuffers.giveBack(buffer);
    }
  }

  private long write() throws IOException {
    ByteBuffer buffer = AlignedBuffers.take();
    try (FileChannel channel = FileChannel.open(path(), options())) {
      for (int at = 0; at < bytes; at += AlignedBuffers.CHUNK) {
        content().fill(buffer, at, bytes);
        while (buffer.hasRemaining()) {
          int _ = channel.write(buffer);
        }
      }
      if (operation.equals(WRITE_SYNC)) {
        channel.force(false);
      }
      return SplitMix.mix(file);
    } finally {
      AlignedBuffers.giveBack(buffer);
    }
  }

  /**
   * Makes the file: with its content for a read, with zeros for a write. It is on the device before
   * anything is measured, so that the system has nothing of it left to write.
   *
   * @throws UnsupportedTaskException when the file system has no direct I/O
   */
  void create() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(AlignedBuffers.CHUNK);
    try (FileChannel channel =
        FileChannel.open(path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int at = 0; at < bytes; at += AlignedBuffers.CHUNK) {
        if (operation.equals(READ)) {
          content().fill(buffer, at, bytes);
        } else {
          buffer.clear().limit(Math.min(AlignedBuffers.CHUNK, bytes - at));
        }
        while (buffer.hasRemaining()) {
          int _ = channel.write(buffer);
        }
      }
      channel.force(true);
    }
    if (access.equals(DIRECT)) {
      tryDirect();
    }
  }

  /** Newer kernels let a file system in memory be opened so, and copy all the same. */
  private void tryDirect() throws IOException {
    String type = Files.getFileStore(Path.of(folder)).type();
    if (IN_MEMORY.contains(type)) {
      throw noDirectIo(type, "it is in memory");
    }
    try {
      long _ = as(READ, access).read();
    } catch (IOException | UnsupportedOperationException e) {
      throw noDirectIo(type, String.valueOf(e.getMessage()));
    }
  }

  private UnsupportedTaskException noDirectIo(String type, String reason) {
    return new UnsupportedTaskException(
        "no direct I/O on %s (%s: %s); give access=page-cache, or -D%s=FOLDER on a disk"
            .formatted(folder, type, reason, PrivateFolder.PROPERTY));
  }

  /**
   * Whether the file holds what it should. A written one is spoiled then, so that the next batch
   * has to write it again.
   */
  boolean isRight() throws IOException {
    boolean right = as(READ, access).read() == content().crc32(bytes);
    if (!operation.equals(READ)) {
      spoil();
    }
    return right;
  }

  private void spoil() throws IOException {
    try (FileChannel channel = FileChannel.open(path(), StandardOpenOption.WRITE)) {
      int _ = channel.write(ByteBuffer.allocate(Math.min(bytes, Long.BYTES)));
      if (access.equals(DIRECT)) {
        channel.force(false); // a direct write would have to wait for the page cache to write it
      }
    }
  }

  private FileTask as(String otherOperation, String otherAccess) {
    return new FileTask(folder, otherOperation, otherAccess, file, bytes);
  }

  /** Tasks are equal that do the same, in whichever folder. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FileTask that
        && operation.equals(that.operation)
        && access.equals(that.access)
        && file == that.file
        && bytes == that.bytes;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * operation.hashCode() + access.hashCode()) + file) + bytes;
  }
}
