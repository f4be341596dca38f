package org.concurrencyatlas.model.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.concurrencyatlas.workload.Task;

/** The records that the tests send through a broker. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are sent; nobody compares these records
final class QueuedTasks {
  private QueuedTasks() {}

  /** Tasks that answer with their numbers, from 0. */
  static List<Task> numbered(int tasks, int micros) {
    return IntStream.range(0, tasks).<Task>mapToObj(i -> new Numbered(i, micros)).toList();
  }

  /** The sum of the answers of so many. */
  static long sum(long tasks) {
    return LongStream.range(0, tasks).sum();
  }

  /** Waits and answers with its number. */
  record Numbered(long number, int micros) implements Task {
    @Override
    public long call() throws InterruptedException {
      Thread.sleep(micros / 1_000, micros % 1_000 * 1_000);
      return number;
    }
  }

  /** Notes each of its calls by a byte in a file, and answers with its number. */
  record Noted(long number, String calls) implements Task {
    @Override
    public long call() throws IOException {
      Files.write(
          Path.of(calls), new byte[1], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return number;
    }
  }

  /** Ends its worker, and notes that it did. */
  record Poison(String note) implements Task {
    @Override
    public long call() throws Exception {
      Files.writeString(Path.of(note), "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      Runtime.getRuntime().halt(42);
      return 0;
    }
  }

  /** Throws. */
  record Failing(String message) implements Task {
    @Override
    public long call() {
      throw new IllegalStateException(message);
    }
  }

  /** Answers with the number of its bytes. */
  record Large(byte[] payload) implements Task {
    @Override
    public long call() {
      return payload.length;
    }
  }

  /** Cannot be sent. */
  record Shared(Object lock) implements Task {
    @Override
    public long call() {
      return 1;
    }
  }
}
