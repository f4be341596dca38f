package org.concurrencyatlas.model.async;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.SplitTask;
import org.concurrencyatlas.workload.Task;

/** Tasks that tell where they are run. */
final class AsyncTasks {
  /** Names of the threads on which tasks of this JVM computed. */
  static final Set<String> COMPUTED_ON = ConcurrentHashMap.newKeySet();

  /** Names of the threads on which waits of this JVM began. */
  static final Queue<String> WAIT_BEGAN_ON = new ConcurrentLinkedQueue<>();

  static final AtomicInteger COMPUTING = new AtomicInteger();
  static final AtomicInteger MOST_COMPUTING = new AtomicInteger();

  private AsyncTasks() {}

  static void reset() {
    COMPUTED_ON.clear();
    WAIT_BEGAN_ON.clear();
    MOST_COMPUTING.set(0);
  }

  /** Computes for so long; answers with the id of its process. */
  record Computes(int millis) implements Task {
    @Override
    public long call() throws InterruptedException {
      MOST_COMPUTING.accumulateAndGet(COMPUTING.incrementAndGet(), Math::max);
      COMPUTED_ON.add(Thread.currentThread().getName());
      Thread.sleep(millis);
      COMPUTING.decrementAndGet();
      return ProcessHandle.current().pid();
    }
  }

  /** The same, and then a wait that holds no thread. */
  record ComputesAndWaits(int millis) implements SplitTask {
    @Override
    public long call() throws InterruptedException {
      return computing().call();
    }

    @Override
    public Computes computing() {
      return new Computes(millis);
    }

    @Override
    public void begin(long computed, CompletableFuture<Long> answer) {
      WAIT_BEGAN_ON.add(Thread.currentThread().getName());
      answer.completeOnTimeout(computed, millis, TimeUnit.MILLISECONDS);
    }
  }

  /** Computes and waits, and has no part that could cross to another process. */
  record InOnePiece() implements AsyncTask {
    @Override
    public long call() {
      return 1;
    }

    @Override
    public CompletionStage<Long> callAsync() {
      return CompletableFuture.completedFuture(1L);
    }

    @Override
    public CompletionStage<Long> callAsync(Executor processors) {
      return CompletableFuture.supplyAsync(() -> 1L, processors);
    }
  }

  /** Only waits. */
  record Waits(int millis) implements AsyncTask {
    @Override
    public long call() throws InterruptedException {
      Thread.sleep(millis);
      return 1;
    }

    @Override
    public CompletionStage<Long> callAsync() {
      return new CompletableFuture<Long>().completeOnTimeout(1L, millis, TimeUnit.MILLISECONDS);
    }
  }

  /** Holds what no other process has. */
  record SharesMemory(AtomicInteger shared) implements Task {
    @Override
    public long call() {
      return shared.incrementAndGet();
    }
  }
}
