package org.concurrencyatlas.model.thread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.model.BatchLatch;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.SingleSubmitter;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;

/** A session that starts a thread for each task and keeps nothing from batch to batch. */
abstract class ThreadPerTask implements Session {
  private static final Duration TIME_TO_END = Duration.ofSeconds(5);

  private final SingleTasks single = new SingleTasks();
  private List<Thread> started = List.of();

  /**
   * Starts the thread of a task.
   *
   * @param done runs the task, or is notified that it could not be run
   */
  abstract Thread start(Task task, Completion done) throws InterruptedException;

  @Override
  public final long run(List<Task> batch) throws ExecutionException, InterruptedException {
    BatchLatch latch = new BatchLatch(batch.size());
    started = new ArrayList<>(batch.size());
    try {
      for (Task task : batch) {
        started.add(start(task, latch));
      }
      return latch.await();
    } catch (ExecutionException | InterruptedException | Error e) {
      latch.fail(e);
      started.forEach(Thread::interrupt);
      throw e;
    }
  }

  @Override
  public final Submitter submitter() {
    return (SingleSubmitter) this::startSingle;
  }

  private void startSingle(Task task, Completion done) throws InterruptedException {
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
      for (Thread thread : started) {
        thread.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
