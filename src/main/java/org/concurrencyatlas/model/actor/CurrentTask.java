package org.concurrencyatlas.model.actor;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a worker runs now. An actor that is busy reads no message, so its session ends the task from
 * outside.
 */
final class CurrentTask {
  private @Nullable Thread computing;
  private @Nullable CompletableFuture<Long> waiting;
  private boolean stopped;

  /** The calling thread begins to compute; false when nothing may begin any more. */
  synchronized boolean begin() {
    if (!stopped) {
      computing = Thread.currentThread();
    }
    return !stopped;
  }

  /** It has ended: the dispatcher's thread goes on as if nobody had interrupted it. */
  synchronized void end() {
    computing = null;
    boolean _ = Thread.interrupted();
  }

  /** The task waits for its answer without a thread. */
  void waitFor(CompletableFuture<Long> answer) {
    boolean late;
    synchronized (this) {
      waiting = answer;
      late = stopped;
    }
    if (late) {
      answer.cancel(true);
    }
  }

  /** Interrupts or cancels it; nothing begins after it. */
  void stop() {
    CompletableFuture<Long> answer;
    synchronized (this) {
      stopped = true;
      if (computing != null) {
        computing.interrupt();
      }
      answer = waiting;
    }
    if (answer != null) {
      answer.cancel(true);
    }
  }
}
