package org.concurrencyatlas.model.pool;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.thread.InFlightLimit;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Submitter.Submission;
import org.concurrencyatlas.workload.Task;

/**
 * Completable futures without an executor: the JVM's common pool, which has one thread fewer than
 * processors and starts no other when a task waits. Since JDK 25 that is so on two processors too,
 * where it has one thread.
 */
public final class CommonPool implements ConcurrencyModel {
  private static final String ADMIT = "admit";

  private static final ModelInfo INFO =
      new ModelInfo(
              "common-pool",
              "CompletableFuture.supplyAsync without an executor: the JVM's common pool",
              "–",
              ADMIT,
              List.of(
                  new WholeNumber(
                      ADMIT, "tasks submitted at once, 0 for no bound", 0, 1_000_000, 0)))
          .with(Trait.COMPUTES, Trait.TAKES_TASKS_ANY_TIME, Trait.BY_NAME)
          .warning(
              "uses the JVM's default pool, which has one thread fewer than processors and starts"
                  + " no other when a task waits")
          .marked(new Mark(0x008060, 0x00B386, Mark.Shape.TRIANGLE_DOWN, false));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Session open(Settings settings) {
    return new Futures(
        InFlightLimit.of(settings.wholeNumber(ADMIT)), new AtomicInteger(), new AtomicBoolean());
  }

  /** Futures that a worker of the common pool awaits by running some of them itself. */
  private record Joined(CompletableFuture<Void> all, BatchLatch latch)
      implements Submitter.Submission {
    @Override
    public long await() throws ExecutionException, InterruptedException {
      all.get();
      return latch.await();
    }

    @Override
    public void cancel() {
      latch.cancel();
    }
  }

  /**
   * The pool is the JVM's and cannot be closed: what still runs in it is interrupted.
   *
   * @param single how many single tasks have not ended
   * @param closed whether those that have not begun must not
   */
  private record Futures(InFlightLimit admission, AtomicInteger single, AtomicBoolean closed)
      implements Session, Submitter {
    private static final long SECONDS_TO_END = 5;
    private static final long POLL_MILLIS = 10;

    @Override
    public long run(List<Task> batch) throws ExecutionException, InterruptedException {
      BatchLatch latch = new BatchLatch(batch.size());
      try {
        for (Task task : batch) {
          CompletableFuture<Void> _ = start(task, latch);
        }
        return latch.await();
      } catch (ExecutionException | InterruptedException e) {
        latch.fail(e);
        interruptWorkers();
        throw e;
      }
    }

    private CompletableFuture<Void> start(Task task, BatchLatch latch) throws InterruptedException {
      admission.enter();
      return CompletableFuture.supplyAsync(() -> answer(task, latch)).thenAccept(latch::succeed);
    }

    @Override
    public Submitter submitter() {
      return this;
    }

    @Override
    public Submission submitAll(List<Task> tasks) throws InterruptedException {
      BatchLatch latch = new BatchLatch(tasks.size());
      CompletableFuture<?>[] answers = new CompletableFuture<?>[tasks.size()];
      for (int i = 0; i < answers.length; i++) {
        answers[i] = start(tasks.get(i), latch);
      }
      return new Joined(CompletableFuture.allOf(answers), latch);
    }

    @Override
    public void submit(Task task, Completion done) throws InterruptedException {
      admission.enter();
      single.incrementAndGet();
      var _ =
          CompletableFuture.runAsync(() -> {
            if (closed.get()) {
              done.fail(new CancellationException("the session was closed"));
            } else {
              done.run(task);
            }
            single.decrementAndGet();
            admission.leave();
          });
    }

    private void endSingleTasks() {
      closed.set(true);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_END);
      while (single.get() > 0 && System.nanoTime() < deadline) {
        interruptWorkers();
        boolean _ = ForkJoinPool.commonPool().awaitQuiescence(POLL_MILLIS, TimeUnit.MILLISECONDS);
      }
    }

    private long answer(Task task, BatchLatch latch) {
      long answer = latch.call(task);
      admission.leave();
      return answer;
    }

    private static void interruptWorkers() {
      Thread.getAllStackTraces().keySet().stream()
          .filter(thread ->
              thread instanceof ForkJoinWorkerThread worker
                  && ForkJoinPool.commonPool().equals(worker.getPool()))
          .forEach(Thread::interrupt);
    }

    @Override
    public void close() {
      endSingleTasks();
      ForkJoinPool.commonPool().awaitQuiescence(SECONDS_TO_END, TimeUnit.SECONDS);
    }
  }
}
