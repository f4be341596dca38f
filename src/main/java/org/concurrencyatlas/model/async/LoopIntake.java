package org.concurrencyatlas.model.async;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencyatlas.model.SingleSubmitter;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;

/**
 * Single tasks of an event loop. Any thread hands them over; the loop alone starts them, at most so
 * many at once, and reports their end.
 */
final class LoopIntake implements SingleSubmitter, Submitter.Composing {
  private final Loop loop;
  private final Computing computing;
  private final int admitted;
  private final Queue<Request> waiting = new ArrayDeque<>();
  private final Set<CompletableFuture<Long>> started = ConcurrentHashMap.newKeySet();
  private final AtomicInteger open = new AtomicInteger();
  private int inFlight;
  private boolean admitting;
  private volatile boolean ended;

  LoopIntake(Loop loop, Computing computing, int admitted) {
    this.loop = loop;
    this.computing = computing;
    this.admitted = admitted;
  }

  @Override
  public void submit(Task task, Completion done) {
    open.incrementAndGet();
    loop.execute(() -> {
      waiting.add(new Request(task, done));
      admit();
    });
  }

  @Override
  public CompletionStage<Long> compose(List<Task> tasks) {
    return ComposedTasks.sum(tasks, this::begin);
  }

  private CompletableFuture<Long> begin(Task task) {
    if (task instanceof AsyncTask waiting) {
      return computing.start(waiting).toCompletableFuture();
    }
    Promise promise = new Promise(new CompletableFuture<>());
    computing.runSingle(task, promise);
    return promise.answer();
  }

  /** Ends what is in flight; what waits does not begin. */
  void end() {
    ended = true;
    if (open.get() > 0) {
      computing.interrupt();
      List.copyOf(started).forEach(each -> each.cancel(true));
    }
  }

  /** Loops, and does not recurse, over tasks that have ended when they come back. */
  private void admit() {
    if (admitting) {
      return; // a task ended while it was being started: the loop below goes on
    }
    admitting = true;
    try {
      while (inFlight < admitted && !waiting.isEmpty()) {
        start(waiting.remove());
      }
    } finally {
      admitting = false;
    }
  }

  @SuppressWarnings("CollectionUndefinedEquality") // of futures identity is meant
  private void start(Request request) {
    inFlight++;
    if (!request.wanted()) {
      request.fail(new CancellationException("nobody waits for it any more"));
      return;
    }
    if (!(request.task instanceof AsyncTask waits)) {
      compute(request);
      return;
    }
    CompletableFuture<Long> answer = startOrFail(waits);
    started.add(answer);
    if (ended) {
      answer.cancel(true); // end() may have looked before it was added
    }
    CompletableFuture<Long> _ =
        answer.whenComplete((value, failure) -> {
          started.remove(answer);
          Promise.report(request, value, failure);
        });
  }

  private void compute(Request request) {
    try {
      computing.runSingle(request.task, request);
    } catch (Throwable e) { // as where the threads have ended
      request.fail(e);
    }
  }

  private CompletableFuture<Long> startOrFail(AsyncTask task) {
    try {
      return computing.start(task).toCompletableFuture();
    } catch (Throwable e) { // else nobody would be told
      return CompletableFuture.failedFuture(e);
    }
  }

  /** A task under way; the loop reports its end. */
  private final class Request implements Completion {
    private final Task task;
    private final Completion done;

    Request(Task task, Completion done) {
      this.task = task;
      this.done = done;
    }

    @Override
    public boolean wanted() {
      return !ended && done.wanted();
    }

    @Override
    public void succeed(long answer) {
      leave(() -> done.succeed(answer));
    }

    @Override
    public void fail(Throwable cause) {
      leave(() -> done.fail(cause));
    }

    private void leave(Runnable tell) {
      loop.run(() -> {
        inFlight--;
        open.decrementAndGet();
        tell.run();
        admit();
      });
    }
  }
}
