package org.concurrencyatlas.model.actor;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Task;
import org.jspecify.annotations.Nullable;

/**
 * An actor that runs one task at a time: on the thread that brings it the task, or, when the task
 * can wait without a thread, until a message tells that the wait is over.
 */
final class Worker {
  private final ActorContext<Message> context;
  private final ActorRef<Master.Message> master;
  private final CurrentTask running;

  /** What it is told. */
  sealed interface Message {}

  /** A task to run; none comes before the last one has ended. */
  record Job(Flight flight, Task task) implements Message {}

  /** The task's own client or timer has ended it. */
  private record Waited(Flight flight, @Nullable Long answer, @Nullable Throwable failure)
      implements Message {}

  private Worker(
      ActorContext<Message> context, ActorRef<Master.Message> master, CurrentTask running) {
    this.context = context;
    this.master = master;
    this.running = running;
  }

  /**
   * A worker.
   *
   * @param master gets the answers
   * @param running where it notes what it runs
   */
  static Behavior<Message> of(ActorRef<Master.Message> master, CurrentTask running) {
    return Behaviors.setup(
        context -> Behaviors.receiveMessage(new Worker(context, master, running)::receive));
  }

  private Behavior<Message> receive(Message message) {
    switch (message) {
      case Job job -> run(job.flight(), job.task());
      case Waited waited -> tell(waited.flight(), waited.answer(), waited.failure());
    }
    return Behaviors.same();
  }

  private void run(Flight flight, Task task) {
    if (flight.over()) {
      tell(flight, null, null);
    } else if (!running.begin()) {
      tell(flight, null, new CancellationException("the session was closed"));
    } else if (task instanceof AsyncTask waiting) {
      start(flight, waiting);
    } else {
      compute(flight, task);
    }
  }

  private void compute(Flight flight, Task task) {
    long answer = 0;
    Throwable failure = null;
    try {
      answer = task.call();
    } catch (Throwable e) { // that it was interrupted, too: end() forgets it
      failure = e;
    } finally {
      running.end();
    }
    tell(flight, answer, failure);
  }

  private void start(Flight flight, AsyncTask task) {
    CompletableFuture<Long> answer;
    try {
      answer = task.callAsync(context.getExecutionContext()).toCompletableFuture();
    } catch (Throwable e) { // else the actor would fail, and nobody would be told
      answer = CompletableFuture.failedFuture(e);
    } finally {
      running.end();
    }
    running.waitFor(answer);
    context.pipeToSelf(answer, (value, failure) -> new Waited(flight, value, failure));
  }

  /** A failure is told at once: the master may be behind tasks that block all threads. */
  private void tell(Flight flight, @Nullable Long answer, @Nullable Throwable failure) {
    if (failure instanceof CompletionException && failure.getCause() != null) {
      flight.fail(failure.getCause());
    } else if (failure != null) {
      flight.fail(failure);
    }
    master.tell(new Master.Ended(context.getSelf(), flight, answer == null ? 0 : answer));
  }
}
