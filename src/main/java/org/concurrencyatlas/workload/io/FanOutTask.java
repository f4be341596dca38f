package org.concurrencyatlas.workload.io;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.data.BytePattern;

/**
 * Several requests at once. Every model sends them through the same asynchronous client; a model
 * that blocks waits for the outcome on its thread, the others are called back. All calls of a task
 * ask for the same body, so that its answer does not depend on which of them are the first.
 *
 * @param host where the delay server is
 * @param port its port
 * @param wire number of the {@link HttpWire}
 * @param waitFor {@link #ALL}, {@link #ANY} or {@link #DEADLINE}
 * @param delays a word of {@link Delays}
 * @param calls requests
 * @param delayMicros mean wait of the server
 * @param deadlineMicros when the task ends at the latest, with {@link #DEADLINE}
 * @param index number of the task
 */
record FanOutTask(
    String host,
    int port,
    int wire,
    String waitFor,
    String delays,
    int calls,
    long delayMicros,
    long deadlineMicros,
    long index)
    implements AsyncTask {
  /** Ends with the last answer; the task answers with the sum of the checksums of all bodies. */
  static final String ALL = "all";

  /** Ends with the first answer, whose checksum is the task's; the other calls are cancelled. */
  static final String ANY = "any";

  /**
   * Ends with the last answer or when the time is over, and then cancels what has not answered.
   * Each body that has come is compared; how many have come is the service's doing, and the task
   * answers with the checksum that all of them have.
   */
  static final String DEADLINE = "deadline";

  /** Length of a body. */
  static final int BYTES = 1 << 10;

  @Override
  public long call() throws Exception {
    CompletableFuture<Long> answer = start();
    try {
      return answer.get();
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @Override
  public CompletionStage<Long> callAsync() {
    return start();
  }

  /** How long the task must last, by the delays of its calls, microseconds. */
  long micros() {
    LongStream delay = IntStream.range(0, calls).mapToLong(this::delayMicros);
    return switch (waitFor) {
      case ANY -> delay.min().orElse(0);
      case DEADLINE -> Math.min(deadlineMicros, delay.max().orElse(0));
      default -> delay.max().orElse(0);
    };
  }

  private HttpGet get(int call) {
    return new HttpGet(host, port, wire, delayMicros(call), BYTES, index);
  }

  private long delayMicros(int call) {
    return Delays.named(delays).micros(delayMicros, index, call);
  }

  /**
   * The first call that fails fails the task. However it ends, what is still in flight ends too.
   */
  private CompletableFuture<Long> start() {
    List<CompletableFuture<Long>> sent =
        IntStream.range(0, calls)
            .mapToObj(this::get)
            .map(get -> get.callAsync().toCompletableFuture())
            .toList();
    CompletableFuture<Long> answer = outcome(sent);
    for (CompletableFuture<Long> call : sent) {
      CompletableFuture<Long> _ =
          call.whenComplete((value, failure) -> {
            if (failure != null) {
              answer.completeExceptionally(failure);
            }
          });
    }
    CompletableFuture<Long> _ =
        answer.whenComplete((value, failure) -> sent.forEach(call -> call.cancel(true)));
    return answer;
  }

  private CompletableFuture<Long> outcome(List<CompletableFuture<Long>> sent) {
    CompletableFuture<?>[] each = sent.toArray(CompletableFuture<?>[]::new);
    return switch (waitFor) {
      case ANY -> CompletableFuture.anyOf(each).thenApply(Long.class::cast);
      case DEADLINE ->
          CompletableFuture.allOf(each)
              .completeOnTimeout(null, deadlineMicros, TimeUnit.MICROSECONDS)
              .thenCompose(none -> compared(sent));
      default ->
          CompletableFuture.allOf(each)
              .thenApply(none -> sent.stream().mapToLong(CompletableFuture::join).sum());
    };
  }

  private CompletionStage<Long> compared(List<CompletableFuture<Long>> sent) {
    long right = BytePattern.crc32(BytePattern.offset(index), BYTES);
    return sent.stream().map(call -> call.getNow(right)).allMatch(each -> each == right)
        ? CompletableFuture.completedStage(right)
        : CompletableFuture.failedStage(
            new IOException("a call of task " + index + " was answered with a wrong body"));
  }
}
