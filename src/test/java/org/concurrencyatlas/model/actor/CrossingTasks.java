package org.concurrencyatlas.model.actor;

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

/** The records that the tests send to other nodes. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are sent; nobody compares these records
final class CrossingTasks {
  private CrossingTasks() {}

  static List<Task> numbered(int tasks, int micros) {
    return IntStream.range(0, tasks).<Task>mapToObj(i -> new Numbered(i, micros)).toList();
  }

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

  /** Answers with the process that calls it. */
  record Where(int millis) implements Task {
    @Override
    public long call() throws InterruptedException {
      Thread.sleep(millis);
      return ProcessHandle.current().pid();
    }
  }

  /** Waits without a thread. */
  record Waiting(int millis) implements AsyncTask {
    @Override
    public long call() {
      throw new AssertionError("this would hold a thread");
    }

    @Override
    public CompletionStage<Long> callAsync() {
      return new CompletableFuture<Long>().completeOnTimeout(1L, millis, TimeUnit.MILLISECONDS);
    }
  }

  /** Ends its node, and notes that it did. */
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
