package org.concurrencyatlas.model.async;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.concurrencyatlas.model.SingleSubmitter;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Task;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * Single tasks as a stream that does not end: a sink takes them, and the operator {@code flatMap}
 * has so many in flight at once. A failure is reported and does not end the stream.
 */
final class ReactiveIntake implements SingleSubmitter, Submitter.Composing {
  private final Sinks.Many<Request> sink = Sinks.many().unicast().onBackpressureBuffer();

  /** A sink takes from one thread at a time. */
  private final ReentrantLock entrance = new ReentrantLock();

  private final Executor threads;
  private final Scheduler processors;
  private final Disposable stream;

  private record Request(Task task, Completion done) {}

  /**
   * Begins the stream.
   *
   * @param threads run what computes of tasks that also wait
   * @param processors the same as a scheduler
   * @param admitted tasks in flight at once
   */
  ReactiveIntake(Executor threads, Scheduler processors, int admitted) {
    this.threads = threads;
    this.processors = processors;
    this.stream = sink.asFlux().flatMap(this::end, admitted).subscribe();
  }

  @Override
  public void submit(Task task, Completion done) {
    Sinks.EmitResult result;
    entrance.lock();
    try {
      result = sink.tryEmitNext(new Request(task, done));
    } finally {
      entrance.unlock();
    }
    if (result.isFailure()) {
      done.fail(new CancellationException("the stream does not take it: " + result));
    }
  }

  @Override
  public CompletionStage<Long> compose(List<Task> tasks) {
    return ComposedTasks.sum(tasks, task -> ComposedTasks.begin(task, threads));
  }

  /** Ends what is in flight and takes no more. */
  void end() {
    stream.dispose();
  }

  /** Completes empty when the task has ended and its end was reported. */
  private Mono<Void> end(Request request) {
    Completion done = request.done();
    if (done.wanted() && request.task() instanceof AsyncTask waits) {
      return Mono.fromFuture(() -> ReactiveSession.begin(waits, threads))
          .doOnNext(done::succeed)
          .doOnError(done::fail)
          .onErrorComplete()
          .then();
    }
    return Mono.<Void>fromRunnable(() -> done.run(request.task())).subscribeOn(processors);
  }
}
