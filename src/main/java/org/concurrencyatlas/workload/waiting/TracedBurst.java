package org.concurrencyatlas.workload.waiting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.workload.SpanLog;
import org.concurrencyatlas.workload.SplitMix;

/** A task of {@link Mixed} that notes when and where it computed and waited. */
record TracedBurst(long index, int steps, long waitMicros, String spans) implements BurstTask {
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

  @Override
  public void begin(CompletableFuture<Long> answer) {
    SpanLog log = new SpanLog(index);
    long value = log.walk(SplitMix.mix(index), steps);
    long since = System.nanoTime();
    CompletableFuture<Long> timer =
        new CompletableFuture<Long>().completeOnTimeout(value, waitMicros, TimeUnit.MICROSECONDS);
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
}
