package org.concurrencyatlas.model.pool;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.workload.Submitter;

/**
 * Tasks that a fork/join pool was given. A worker of the pool that awaits them joins them: it runs
 * some of them itself, and the pool starts another thread where it can only wait.
 *
 * @param pool that runs them
 * @param whole has ended when they have
 * @param latch counts their answers
 */
record JoinedTasks(ForkJoinPool pool, ForkJoinTask<?> whole, BatchLatch latch)
    implements Submitter.Submission {
  @Override
  public long await() throws ExecutionException, InterruptedException {
    if (pool.equals(ForkJoinTask.getPool())) {
      try {
        whole.join();
      } catch (CancellationException e) {
        throw stopped(e);
      }
    }
    return latch.await();
  }

  @Override
  public void cancel() {
    latch.cancel();
  }

  private static InterruptedException stopped(CancellationException cause) {
    InterruptedException stopped = new InterruptedException("the pool was stopped");
    stopped.initCause(cause);
    return stopped;
  }
}
