package org.concurrencyatlas.model.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Task;

/** The records that tests send to workers in other processes. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are sent; nobody compares these records
public final class CrossingTasks {
  private CrossingTasks() {}

  /** Tasks that answer with their numbers, from 0. */
  public static List<Task> numbered(int tasks, int micros) {
    return IntStream.range(0, tasks).<Task>mapToObj(i -> new Numbered(i, micros)).toList();
  }

  /** The sum of the answers of so many. */
  public static long sum(long tasks) {
    return LongStream.range(0, tasks).sum();
  }

  /** Waits and answers with its number. */
  public record Numbered(long number, int micros) implements Task {
    @Override
    public long call() throws InterruptedException {
      Thread.sleep(micros / 1_000, micros % 1_000 * 1_000);
      return number;
    }
  }

  /** Answers with the process that calls it. */
  public record Where(int millis) implements Task {
    @Override
    public long call() throws InterruptedException {
      Thread.sleep(millis);
      return ProcessHandle.current().pid();
    }
  }

  /** Waits without a thread. */
  public record Waiting(int millis) implements AsyncTask {
    @Override
    public long call() {
      throw new AssertionError("this would hold a thread");
    }

    @Override
    public CompletionStage<Long> callAsync() {
      return new CompletableFuture<Long>().completeOnTimeout(1L, millis, TimeUnit.MILLISECONDS);
    }
  }

  /** Notes each of its calls by a byte in a file, and answers with its number. */
  public record Noted(long number, String calls) implements Task {
    @Override
    public long call() throws IOException {
      Files.write(
          Path.of(calls), new byte[1], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return number;
    }
  }

  /** Ends its worker, and notes that it did. */
  public record Poison(String note) implements Task {
    @Override
    public long call() throws Exception {
      Files.writeString(Path.of(note), "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      Runtime.getRuntime().halt(42);
      return 0;
    }
  }

  /** Throws. */
  public record Failing(String message) implements Task {
    @Override
    public long call() {
      throw new IllegalStateException(message);
    }
  }

  /** Answers with the number of its bytes. */
  public record Large(byte[] payload) implements Task {
    @Override
    public long call() {
      return payload.length;
    }
  }

  /** Cannot be sent. */
  public record Shared(Object lock) implements Task {
    @Override
    public long call() {
      return 1;
    }
  }
}
