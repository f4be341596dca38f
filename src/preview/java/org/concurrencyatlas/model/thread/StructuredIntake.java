package org.concurrencyatlas.model.thread;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.atomic.AtomicBoolean;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;

/**
 * Single tasks of a structured scope. Only the thread that opened a scope may fork in it, so that
 * one takes requests from a queue and forks for each, as a server does that accepts connections in
 * a scope (JEP 505). The failure of one is no matter of the others.
 */
final class StructuredIntake {
  private static final long MILLIS_TO_END = 5_000;

  private final InFlightLimit admission;
  private final BlockingQueue<Request> waiting = new LinkedBlockingQueue<>();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final Thread owner =
      Thread.ofPlatform().daemon().name("structured-intake").unstarted(this::serve);

  private record Request(Task task, Completion done) {}

  StructuredIntake(InFlightLimit admission) {
    this.admission = admission;
  }

  void submit(Task task, Completion done) {
    waiting.add(new Request(task, done));
    if (begun.compareAndSet(false, true)) {
      owner.start();
    }
  }

  /** Interrupts what runs and waits for its end, at most a few seconds. */
  void close() {
    if (begun.get()) {
      owner.interrupt();
      try {
        owner.join(MILLIS_TO_END);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void serve() {
    try (var scope = StructuredTaskScope.open(Joiner.<Void>awaitAll())) {
      while (true) {
        Request next = waiting.take();
        scope.fork(() -> admitted(next));
      }
    } catch (InterruptedException | IllegalStateException _) {
      // closed without a join: the scope has interrupted its tasks and awaited them
    }
  }

  private void admitted(Request request) {
    try {
      admission.enter();
    } catch (InterruptedException e) {
      request.done().fail(e);
      return;
    }
    request.done().run(request.task());
    admission.leave();
  }
}
