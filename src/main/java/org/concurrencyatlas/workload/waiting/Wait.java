package org.concurrencyatlas.workload.waiting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.data.SplitMix;

/**
 * Waits at least so long, then answers with its number, scrambled.
 *
 * @param index number of the task in its batch
 * @param waitMicros how long it waits, microseconds
 */
public record Wait(long index, long waitMicros) implements AsyncTask {
  @Override
  public long call() throws InterruptedException {
    TimeUnit.MICROSECONDS.sleep(waitMicros);
    return SplitMix.mix(index);
  }

  /** The JDK's one timer thread holds the wait; it keeps its timers in a heap. */
  @Override
  public CompletionStage<Long> callAsync() {
    return new CompletableFuture<Long>()
        .completeOnTimeout(SplitMix.mix(index), waitMicros, TimeUnit.MICROSECONDS);
  }
}
