package org.concurrencyatlas.model.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.model.PoolSession;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;

/** Where the tasks of an event loop compute. Asked by the loop alone, which it must not block. */
interface Computing {
  /**
   * Runs a task that only computes, or that blocks.
   *
   * @param latch fails when the task does
   * @return completed by any thread
   */
  CompletableFuture<Long> run(Task task, BatchLatch latch);

  /**
   * Runs a task of no batch that only computes, or that blocks.
   *
   * @param done is notified of its end by any thread
   */
  void runSingle(Task task, Completion done);

  /** Starts a task that waits without a thread; what it computes is done here. */
  CompletionStage<Long> start(AsyncTask task);

  /** Interrupts what runs, for its batch has failed. */
  void interrupt();

  /** Ends threads and processes, and waits for them, at most a few seconds. */
  void close();

  /** On the loop itself, where each task keeps all others waiting. */
  record OnLoop(Loop loop) implements Computing {
    @Override
    public CompletableFuture<Long> run(Task task, BatchLatch latch) {
      CompletableFuture<Long> answer = new CompletableFuture<>();
      loop.execute(() -> answer.complete(latch.call(task)));
      return answer;
    }

    @Override
    public void runSingle(Task task, Completion done) {
      loop.execute(() -> done.run(task));
    }

    @Override
    public CompletionStage<Long> start(AsyncTask task) {
      return task.callAsync(loop);
    }

    @Override
    public void interrupt() {
      loop.interrupt();
    }

    @Override
    public void close() {
      // the loop is the session's
    }
  }

  /** On threads of a pool, one a processor. */
  record OnPool(ExecutorService pool) implements Computing {
    @Override
    public CompletableFuture<Long> run(Task task, BatchLatch latch) {
      return CompletableFuture.supplyAsync(() -> latch.call(task), pool);
    }

    @Override
    public void runSingle(Task task, Completion done) {
      pool.execute(() -> done.run(task));
    }

    @Override
    public CompletionStage<Long> start(AsyncTask task) {
      return task.callAsync(pool);
    }

    @Override
    public void interrupt() {
      var _ = pool.shutdownNow();
    }

    @Override
    public void close() {
      PoolSession.end(pool);
    }
  }
}
