package org.concurrencyatlas.model.thread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.model.Completion;
import org.concurrencyatlas.model.OpenSession;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;

/** A session that starts a thread for each task and keeps nothing from batch to batch. */
abstract class ThreadPerTask implements OpenSession {
  private static final Duration TIME_TO_END = Duration.ofSeconds(5);

  private final SingleTasks single = new SingleTasks();
  private List<Thread> started = List.of();

  /** Threads of submissions that were given up, which may still run. */
  private final Queue<Thread> cancelled = new ConcurrentLinkedQueue<>();

  /**
   * Starts the thread of a task.
   *
   * @param done runs the task, or is told that it could not
   */
  abstract Thread start(Task task, Completion done) throws InterruptedException;

  @Override
  public final long run(List<Task> batch) throws ExecutionException, InterruptedException {
    BatchLatch latch = new BatchLatch(batch.size());
    started = new ArrayList<>(batch.size());
    try {
      startAll(batch, latch, started);
      return latch.await();
    } catch (ExecutionException | InterruptedException | Error e) {
      latch.fail(e);
      started.forEach(Thread::interrupt);
      throw e;
    }
  }

  private void startAll(List<Task> tasks, BatchLatch latch, List<Thread> threads)
      throws InterruptedException {
    for (Task task : tasks) {
      threads.add(start(task, latch));
    }
  }

  @Override
  public final Submitter submitter() {
    return tasks -> {
      Threads threads =
          new Threads(new BatchLatch(tasks.size()), new ArrayList<>(tasks.size()), cancelled);
      try {
        startAll(tasks, threads.latch, threads.started);
      } catch (InterruptedException | Error e) {
        threads.cancel();
        throw e;
      }
      return threads;
    };
  }

  /** The threads of one submission. */
  private record Threads(BatchLatch latch, List<Thread> started, Queue<Thread> cancelled)
      implements Submitter.Submission {
    @Override
    public long await() throws ExecutionException, InterruptedException {
      return latch.await();
    }

    @Override
    public void cancel() {
      latch.cancel();
      started.forEach(Thread::interrupt);
      cancelled.addAll(started);
    }
  }

  @Override
  public final void submit(Task task, Completion done) throws InterruptedException {
    try {
      Thread _ = start(task, single.begin(done));
    } catch (InterruptedException | Error e) {
      single.giveUp();
      throw e;
    }
  }

  @Override
  public final void close() {
    long deadline = System.nanoTime() + TIME_TO_END.toNanos();
    try {
      single.end(TIME_TO_END);
      for (Thread thread : Stream.concat(started.stream(), cancelled.stream()).toList()) {
        thread.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
