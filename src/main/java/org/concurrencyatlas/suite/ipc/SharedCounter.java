package org.concurrencyatlas.suite.ipc;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.concurrencyatlas.process.link.SharedFile;
import org.concurrencyatlas.result.UsageException;

/** A number in a shared file that processes increment. */
sealed interface SharedCounter extends Closeable {
  VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

  void increment() throws IOException;

  long value();

  /** Opens the counter in a file, guarded by {@code atomic} or {@code file-lock}. */
  static SharedCounter open(String guard, Path file) throws IOException {
    ByteBuffer memory = SharedFile.map(file, Long.BYTES);
    return switch (guard) {
      case "atomic" -> new Atomic(memory);
      case "file-lock" -> new Locked(memory, FileChannel.open(file, StandardOpenOption.WRITE));
      default ->
          throw new UsageException("guard=" + guard + " is not allowed; give atomic or file-lock");
    };
  }

  /** One atomic instruction. */
  record Atomic(ByteBuffer memory) implements SharedCounter {
    @Override
    public void increment() {
      long _ = (long) LONG.getAndAdd(memory, 0, 1L);
    }

    @Override
    public long value() {
      return (long) LONG.getVolatile(memory, 0);
    }

    @Override
    public void close() {}
  }

  /** Read, add, write, while the file is locked. */
  record Locked(ByteBuffer memory, FileChannel file) implements SharedCounter {
    @Override
    public void increment() throws IOException {
      try (FileLock lock = file.lock()) {
        assert lock.isValid();
        LONG.setVolatile(memory, 0, (long) LONG.getVolatile(memory, 0) + 1);
      }
    }

    @Override
    public long value() {
      return (long) LONG.getVolatile(memory, 0);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
