package org.concurrencyatlas.workload.waiting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.workload.SpanLog;
import org.concurrencyatlas.workload.SplitTask;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.data.SplitMix;

/** A task of {@link Mixed} that notes when and where it computed and waited. */
record TracedBurst(long index, int steps, long waitMicros, String spans) implements SplitTask {
  @Override
  public long call() throws IOException, InterruptedException {
    SpanLog log = new SpanLog(index);
    long answer = log.walk(SplitMix.mix(index), steps);
    long since = System.nanoTime();
    TimeUnit.MICROSECONDS.sleep(waitMicros);
    log.waitedHere(since, TimeUnit.MICROSECONDS.toNanos(waitMicros));
    log.appendTo(Path.of(spans));
    return answer;
  }

  /** One note of both parts, where both are in one JVM. */
  @Override
  public void begin(CompletableFuture<Long> answer) {
    SpanLog log = new SpanLog(index);
    await(log.walk(SplitMix.mix(index), steps), log, answer);
  }

  @Override
  public Computing computing() {
    return new Computing(index, steps, spans);
  }

  @Override
  public void begin(long computed, CompletableFuture<Long> answer) {
    await(computed, new SpanLog(index), answer);
  }

  private void await(long computed, SpanLog log, CompletableFuture<Long> answer) {
    long since = System.nanoTime();
    CompletableFuture<Long> timer =
        new CompletableFuture<Long>()
            .completeOnTimeout(computed, waitMicros, TimeUnit.MICROSECONDS);
    CompletableFuture<Long> _ =
        timer.whenComplete((result, none) -> {
          try {
            log.waitedNowhere(since, TimeUnit.MICROSECONDS.toNanos(waitMicros));
            log.appendTo(Path.of(spans));
            answer.complete(result);
          } catch (IOException e) {
            answer.completeExceptionally(new CompletionException(e));
          }
        });
  }

  /** Its computing alone, which notes where that was. */
  record Computing(long index, int steps, String spans) implements Task {
    @Override
    public long call() throws IOException {
      SpanLog log = new SpanLog(index);
      long answer = log.walk(SplitMix.mix(index), steps);
      log.appendTo(Path.of(spans));
      return answer;
    }
  }
}
