package org.concurrencyatlas.model.async;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencyatlas.model.SingleSubmitter;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;

/**
 * Single tasks of futures. At most so many are in flight; the others wait in a queue, and a task
 * that ends starts the next one, so that no thread waits for admission.
 */
final class AsyncIntake implements SingleSubmitter, Submitter.Composing {
  private final Executor processors;
  private final int admitted;
  private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Set<CompletableFuture<Long>> started = ConcurrentHashMap.newKeySet();
  private volatile boolean ended;

  private record Request(Task task, Completion done) {}

  AsyncIntake(Executor processors, int admitted) {
    this.processors = processors;
    this.admitted = admitted;
  }

  @Override
  public void submit(Task task, Completion done) {
    waiting.add(new Request(task, done));
    startWaiting();
  }

  @Override
  public CompletionStage<Long> compose(List<Task> tasks) {
    return ComposedTasks.sum(tasks, task -> ComposedTasks.begin(task, processors));
  }

  /** Ends what is in flight; what waits is dropped. */
  void end() {
    ended = true;
    waiting.clear();
    started.forEach(each -> each.cancel(true));
  }

  /** Loops, and does not recurse, over tasks that have ended when they come back. */
  private void startWaiting() {
    while (enter()) {
      Request next = waiting.poll();
      if (next == null) {
        inFlight.decrementAndGet();
        if (waiting.isEmpty()) {
          return;
        }
      } else {
        start(next);
      }
    }
  }

  private boolean enter() {
    if (inFlight.incrementAndGet() <= admitted) {
      return true;
    }
    // a task that ended between the two steps found no room to start another: check again
    return inFlight.decrementAndGet() < admitted && !waiting.isEmpty() && enter();
  }

  @SuppressWarnings("CollectionUndefinedEquality") // of futures identity is meant
  private void start(Request request) {
    CompletableFuture<Long> answer = begin(request);
    started.add(answer);
    if (ended) {
      answer.cancel(true); // end() may have looked before it was added
    }
    boolean over = answer.isDone();
    CompletableFuture<Long> _ =
        answer.whenComplete((value, failure) -> {
          started.remove(answer);
          inFlight.decrementAndGet();
          Promise.report(request.done(), value, failure);
          if (!over) {
            startWaiting();
          }
        });
  }

  private CompletableFuture<Long> begin(Request request) {
    if (!request.done().wanted()) {
      return CompletableFuture.failedFuture(
          new CancellationException("nobody waits for it any more"));
    }
    try {
      return ComposedTasks.begin(request.task(), processors);
    } catch (Throwable e) { // else nobody would be told
      return CompletableFuture.failedFuture(e);
    }
  }
}
