package org.concurrencyatlas.contract;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Task;

/** Tasks that misbehave, or watch how they are run in this JVM. */
final class TestTask {
  static final AtomicInteger RUNNING = new AtomicInteger();
  static final AtomicInteger MOST_RUNNING = new AtomicInteger();

  private static final long MILLIS_TO_BEGIN = 100;

  /** In which the tasks beside the first begin, too. */
  private static final long MILLIS_OF_OTHERS = 10;

  private TestTask() {}

  record Failing(String message) implements Task {
    @Override
    public long call() {
      throw new IllegalStateException(message);
    }
  }

  record AsyncFailing(String message) implements AsyncTask {
    @Override
    public long call() {
      throw new IllegalStateException(message);
    }

    @Override
    public CompletionStage<Long> callAsync() {
      return CompletableFuture.failedStage(new IllegalStateException(message));
    }
  }

  record Sleeping(long millis) implements Task {
    @Override
    public long call() throws InterruptedException {
      begin();
      try {
        Thread.sleep(millis);
        return 1;
      } finally {
        RUNNING.decrementAndGet();
      }
    }
  }

  /** Sleeps although it is interrupted. */
  record Stubborn(long millis) implements Task {
    @Override
    public long call() {
      begin();
      long end = System.nanoTime() + 1_000_000 * millis;
      while (System.nanoTime() < end) {
        LockSupport.parkNanos(1_000_000);
        Thread.interrupted();
      }
      RUNNING.decrementAndGet();
      return 1;
    }
  }

  record AsyncSleeping(long millis) implements AsyncTask {
    @Override
    public long call() throws InterruptedException {
      return new Sleeping(millis).call();
    }

    @Override
    public CompletionStage<Long> callAsync() {
      begin();
      CompletableFuture<Long> answer = new CompletableFuture<>();
      CompletableFuture<Long> timer =
          new CompletableFuture<Long>().completeOnTimeout(1L, millis, TimeUnit.MILLISECONDS);
      CompletableFuture<Long> _ =
          timer.whenComplete((value, failure) -> {
            RUNNING.decrementAndGet();
            answer.complete(value);
          });
      CompletableFuture<Long> _ = answer.whenComplete((value, failure) -> timer.cancel(true));
      return answer;
    }
  }

  /** Waits until a task runs in this JVM; those of another JVM have a moment to begin. */
  static void awaitOneThatRuns() throws InterruptedException {
    long end = System.nanoTime() + 1_000_000 * MILLIS_TO_BEGIN;
    while (RUNNING.get() == 0 && System.nanoTime() < end) {
      Thread.sleep(1);
    }
    Thread.sleep(MILLIS_OF_OTHERS);
  }

  private static void begin() {
    MOST_RUNNING.accumulateAndGet(RUNNING.incrementAndGet(), Math::max);
  }
}
