package org.concurrencyatlas.model.async;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.concurrencyatlas.workload.AsyncTask;
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
final class ReactiveIntake {
  private final Sinks.Many<Request> sink = Sinks.many().unicast().onBackpressureBuffer();

  /** A sink takes from one thread at a time. */
  private final ReentrantLock entrance = new ReentrantLock();

  private final Scheduler processors;
  private final Function<AsyncTask, Mono<Long>> begin;
  private final Disposable stream;

  private record Request(Task task, Completion done) {}

  /**
   * Begins the stream.
   *
   * @param processors run what computes
   * @param begin begins what waits
   * @param admitted tasks in flight at once
   */
  ReactiveIntake(Scheduler processors, Function<AsyncTask, Mono<Long>> begin, int admitted) {
    this.processors = processors;
    this.begin = begin;
    this.stream = sink.asFlux().flatMap(this::end, admitted).subscribe();
  }

  void submit(Task task, Completion done) {
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

  /** Ends what is in flight and takes no more. */
  void end() {
    stream.dispose();
  }

  /** Completes empty when the task has ended and its end was reported. */
  private Mono<Void> end(Request request) {
    Completion done = request.done();
    if (done.wanted() && request.task() instanceof AsyncTask waits) {
      return begin
          .apply(waits)
          .doOnNext(done::succeed)
          .doOnError(done::fail)
          .onErrorComplete()
          .then();
    }
    return Mono.<Void>fromRunnable(() -> done.run(request.task())).subscribeOn(processors);
  }
}
