package org.concurrencyatlas.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;
import org.concurrencyatlas.workload.Task;

/** The records that the tests of the pool send to its workers. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are sent; nobody compares these records
final class Tasks {
  record Square(long x) implements Task {
    @Override
    public long call() {
      return x * x;
    }
  }

  record Cube(long x) implements Callable<Long> {
    @Override
    public Long call() {
      return x * x * x;
    }
  }

  record Everything(int i, long l, double d, String s, byte[] b) implements Callable<String> {
    @Override
    public String call() {
      return "%d %d %s %s %d".formatted(i, l, d, s, b.length);
    }
  }

  record Throwing(String message) implements Task {
    @Override
    public long call() {
      throw new IllegalStateException(message);
    }
  }

  record Exiting(int code) implements Task {
    @Override
    public long call() {
      System.exit(code);
      return 0;
    }
  }

  record Printing(String line) implements Task {
    @Override
    public long call() {
      System.out.println(line);
      return line.length();
    }
  }

  record Sleeping(long millis) implements Task {
    @Override
    public long call() throws InterruptedException {
      Thread.sleep(millis);
      return millis;
    }
  }

  record Echo(byte[] payload) implements Callable<byte[]> {
    @Override
    public byte[] call() {
      return payload;
    }
  }

  /** Tells whether its bytes are in shared memory in the worker, and their checksums. */
  record Placed(ByteBuffer first, ByteBuffer second) implements Callable<String> {
    @Override
    public String call() {
      return (first.isDirect() ? "shared " : "copied ") + checksum(first) + " " + checksum(second);
    }

    static long checksum(ByteBuffer bytes) {
      CRC32 sum = new CRC32();
      sum.update(bytes.duplicate());
      return sum.getValue();
    }
  }

  /** Starts a thread that keeps its JVM for as long as it runs. */
  record LeavesThread(long millis) implements Task {
    @Override
    public long call() {
      Thread.ofPlatform().start(() -> LockSupport.parkNanos(1_000_000 * millis));
      return millis;
    }
  }

  /** The pid of the worker that runs it. */
  record Pid() implements Task {
    @Override
    public long call() {
      return ProcessHandle.current().pid();
    }
  }

  /** Computes for ever. */
  record Burning(int seed) implements Callable<Long> {
    @Override
    public Long call() {
      long x = seed;
      while (x != 0) {
        x = x * 6364136223846793005L | 1;
      }
      return x;
    }
  }

  /** Waits for ever. */
  record Parked(int index) implements Callable<Long> {
    @Override
    public Long call() throws InterruptedException {
      new CountDownLatch(1).await();
      return 0L;
    }
  }

  record Exhausting(int megabytes) implements Callable<Long> {
    @Override
    public Long call() {
      List<byte[]> kept = new ArrayList<>();
      for (int i = 0; i < megabytes; i++) {
        kept.add(new byte[1 << 20]);
      }
      return (long) kept.size();
    }
  }

  record Recursing(long depth) implements Callable<Long> {
    @Override
    public Long call() {
      return depth < 0 ? 0 : 1 + new Recursing(depth + 1).call();
    }
  }

  /** Writes bytes directly onto the link, and then waits a little. */
  record Scribbling(byte[] bytes, long millis) implements Callable<Long> {
    @Override
    public Long call() throws IOException, InterruptedException {
      try (FileOutputStream link = new FileOutputStream(FileDescriptor.out)) {
        link.write(bytes);
        Thread.sleep(millis);
      }
      return 0L;
    }
  }

  /** Appends a mark to a file, waits, and ends its JVM when the exit code is not 0. */
  record Marking(String file, long millis, int exit) implements Callable<Long> {
    @Override
    public Long call() throws IOException, InterruptedException {
      Files.writeString(Path.of(file), "x", StandardOpenOption.APPEND);
      Thread.sleep(millis);
      if (exit != 0) {
        Runtime.getRuntime().halt(exit);
      }
      return 1L;
    }
  }

  /** Answers with so many bytes, each of which is its number. */
  record Growing(int number, int bytes, byte[] payload) implements Callable<byte[]> {
    @Override
    public byte[] call() {
      for (byte each : payload) {
        if (each != (byte) number) {
          throw new IllegalStateException("the payload of task " + number + " is another's");
        }
      }
      byte[] answer = new byte[bytes];
      Arrays.fill(answer, (byte) number);
      return answer;
    }
  }

  /** Its accessor throws, so it cannot be sent. */
  record Unreadable(String text) implements Callable<Long> {
    @Override
    public String text() {
      throw new IllegalStateException("not today");
    }

    @Override
    public Long call() {
      return 0L;
    }
  }

  /** Ends its JVM, and its toString throws. */
  record Nameless(int error) implements Callable<Long> {
    @Override
    public Long call() {
      Runtime.getRuntime().halt(7);
      return 0L;
    }

    @Override
    public String toString() {
      if (error > 0) {
        throw new LinkageError("a class is gone");
      }
      throw new IllegalStateException("no name");
    }
  }

  /** Its answer is of a type that cannot be sent. */
  record UnsendableAnswer(int i) implements Callable<Object> {
    @Override
    public Object call() {
      return Thread.currentThread();
    }
  }

  private Tasks() {}
}
