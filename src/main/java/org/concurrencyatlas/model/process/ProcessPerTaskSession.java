package org.concurrencyatlas.model.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.model.PoolSession;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.SingleSubmitter;
import org.concurrencyatlas.process.ProcessPerTaskExecutor;
import org.concurrencyatlas.process.StartupCache;
import org.concurrencyatlas.process.task.PoolException;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;
import org.jspecify.annotations.Nullable;

/** Threads that each start a JVM for a task, wait for it and take the next task. */
final class ProcessPerTaskSession implements Session {
  private final ProcessPerTaskExecutor processes;
  private final @Nullable StartupCache cache;
  private final PoolSession<ExecutorService> starters;

  /** Takes over the executor and the cache from which its processes start; closes both. */
  ProcessPerTaskSession(
      ProcessPerTaskExecutor processes, int atATime, @Nullable StartupCache cache) {
    this.processes = processes;
    this.cache = cache;
    this.starters =
        new PoolSession<>(
            Executors.newFixedThreadPool(
                atATime, Thread.ofPlatform().daemon().name("process-starter-", 0).factory()),
            this::submit,
            (SingleSubmitter) this::submitSingle);
  }

  @Override
  public long run(List<Task> batch) throws ExecutionException, InterruptedException {
    return starters.run(batch);
  }

  @Override
  public Submitter submitter() {
    return starters.submitter();
  }

  @Override
  public void close() {
    processes.close();
    starters.close();
    try {
      if (cache != null) {
        cache.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the cache of the workers cannot be deleted", e);
    }
  }

  private BatchLatch submit(ExecutorService starters, List<Task> batch) {
    BatchLatch latch = new BatchLatch(batch.size());
    batch.forEach(task -> starters.execute(() -> run(task, latch)));
    return latch;
  }

  private void submitSingle(Task task, Completion done) {
    starters.pool().execute(() -> run(task, done));
  }

  private void run(Task task, Completion done) {
    if (!done.wanted()) {
      done.fail(new CancellationException("nobody waits for it any more"));
      return;
    }
    long answer;
    try {
      answer = processes.call(task);
    } catch (PoolException | IOException e) {
      done.fail(e);
      return;
    } catch (InterruptedException e) {
      done.fail(e);
      Thread.currentThread().interrupt();
      return;
    }
    done.succeed(answer);
  }
}
