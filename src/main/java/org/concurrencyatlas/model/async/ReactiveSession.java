package org.concurrencyatlas.model.async;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.model.PoolSession;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Runs batches as streams, and single tasks as one that does not end.
 *
 * @param threads compute, with one thread a processor
 * @param processors the same threads as a scheduler: Reactor's own schedulers bind a task to a
 *     thread when it is admitted, and leave threads idle while another has several tasks
 * @param admitted tasks in flight at once
 * @param intake takes single tasks
 */
record ReactiveSession(
    ExecutorService threads, Scheduler processors, int admitted, ReactiveIntake intake)
    implements Session {
  static ReactiveSession of(int admitted) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("reactive-", 0).factory());
    Scheduler processors = Schedulers.fromExecutorService(threads);
    return new ReactiveSession(
        threads, processors, admitted, new ReactiveIntake(threads, processors, admitted));
  }

  @Override
  public long run(List<Task> batch) throws ExecutionException, InterruptedException {
    BatchLatch latch = new BatchLatch(1);
    Disposable stream =
        Flux.fromIterable(batch)
            .flatMap(task -> answer(task, latch), admitted)
            .reduce(0L, Long::sum)
            .subscribe(latch::succeed, latch::fail);
    try {
      return latch.await();
    } catch (ExecutionException | InterruptedException e) {
      latch.fail(e);
      stream.dispose();
      throw e;
    }
  }

  /**
   * A failure is reported before the stream cancels the other tasks, whose interruptions are only
   * its consequence.
   */
  private Mono<Long> answer(Task task, BatchLatch latch) {
    return task instanceof AsyncTask waiting
        ? Mono.fromFuture(() -> begin(waiting, threads)).doOnError(latch::fail)
        : Mono.fromSupplier(() -> latch.call(task)).subscribeOn(processors);
  }

  /** Begins a task; a failure to do so is one of the future. */
  static CompletableFuture<Long> begin(AsyncTask task, Executor threads) {
    try {
      return task.callAsync(threads).toCompletableFuture();
    } catch (Throwable e) { // Reactor does not pass some errors on to the subscriber
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public Submitter submitter() {
    return intake;
  }

  @Override
  public void close() {
    intake.end();
    processors.dispose();
    PoolSession.end(threads);
  }
}
