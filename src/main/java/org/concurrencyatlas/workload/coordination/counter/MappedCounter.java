package org.concurrencyatlas.workload.coordination.counter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** The file, mapped: the number, then how many tasks have not ended. */
record MappedCounter(FileChannel channel, Arena arena, MemorySegment memory)
    implements AutoCloseable {
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  private static final long LEFT = Long.BYTES;
  private static final long SIZE = 2L * Long.BYTES;

  /**
   * The system's lock keeps other processes out, this one the other threads of this process. Who
   * closes the file takes it too: that ends every lock which its process has on the file.
   */
  private static final ReentrantLock THREADS = new ReentrantLock();

  static Path create(int tasks) {
    try {
      Path file = Files.createTempFile("counter-", ".bin");
      file.toFile().deleteOnExit();
      try (MappedCounter counter = open(file)) {
        LONG.setVolatile(counter.memory, LEFT, (long) tasks);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("the file of a counter cannot be made", e);
    }
  }

  static MappedCounter open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Arena arena = Arena.ofConfined();
    try {
      return new MappedCounter(
          channel, arena, channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE, arena));
    } catch (IOException e) {
      arena.close();
      channel.close();
      throw e;
    }
  }

  void add() {
    long _ = (long) LONG.getAndAdd(memory, 0L, 1L);
  }

  void addLocked() throws IOException {
    THREADS.lock();
    try (var _ = channel.lock()) {
      LONG.set(memory, 0L, (long) LONG.get(memory, 0L) + 1);
    } finally {
      THREADS.unlock();
    }
  }

  /** The number for the task that ends last, which sets it to 0 again; 0 for the others. */
  long done(int tasks) {
    if ((long) LONG.getAndAdd(memory, LEFT, -1L) > 1) {
      return 0;
    }
    long value = (long) LONG.getVolatile(memory, 0L);
    LONG.setVolatile(memory, 0L, 0L);
    LONG.setVolatile(memory, LEFT, (long) tasks);
    return value;
  }

  @Override
  public void close() throws IOException {
    THREADS.lock();
    try {
      arena.close();
      channel.close();
    } finally {
      THREADS.unlock();
    }
  }
}
