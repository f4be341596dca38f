package org.concurrencyatlas.model.actor.node;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.concurrencyatlas.model.actor.node.NodeMessage.Answered;
import org.concurrencyatlas.model.actor.node.NodeMessage.Failed;
import org.concurrencyatlas.model.actor.node.NodeMessage.Job;
import org.concurrencyatlas.model.process.TaskFailedInWorkerException;
import org.concurrencyatlas.process.message.TaskCodec;
import org.concurrencyatlas.process.task.LongTask;
import org.concurrencyatlas.workload.AsyncTask;
import org.jspecify.annotations.Nullable;

/**
 * An actor that runs one task of another node at a time: on the thread that brings it the task, or,
 * when the task can wait without a thread, until a message tells that the wait is over. What a task
 * throws goes to the master as text.
 */
final class NodeWorker {
  /** One for each thread of the dispatcher: there may be a hundred thousand actors. */
  private static final ThreadLocal<TaskCodec> CODEC = ThreadLocal.withInitial(TaskCodec::new);

  private final ActorContext<WorkerMessage> context;
  private final ActorRef<MasterMessage> master;

  /** The task's own client or timer has ended it. */
  private record Waited(long number, @Nullable Long answer, @Nullable Throwable failure)
      implements WorkerMessage {}

  private NodeWorker(ActorContext<WorkerMessage> context, ActorRef<MasterMessage> master) {
    this.context = context;
    this.master = master;
  }

  /** A worker whose answers go to this master. */
  static Behavior<WorkerMessage> of(ActorRef<MasterMessage> master) {
    return Behaviors.setup(
        context -> Behaviors.receiveMessage(new NodeWorker(context, master)::receive));
  }

  private Behavior<WorkerMessage> receive(WorkerMessage message) {
    switch (message) {
      case Job job -> run(job);
      case Waited waited -> tell(waited.number(), waited.answer(), waited.failure());
      default -> throw new IllegalStateException("nobody sends this: " + message);
    }
    return Behaviors.same();
  }

  private void run(Job job) {
    try {
      LongTask task = CODEC.get().read(job.type(), job.body());
      if (task instanceof AsyncTask waiting) {
        CompletionStage<Long> answer = waiting.callAsync(context.getExecutionContext());
        context.pipeToSelf(answer, (value, failure) -> new Waited(job.number(), value, failure));
      } else {
        master.tell(new Answered(job.number(), task.call()));
      }
    } catch (Throwable e) { // else the actor would fail, and nobody would be told
      tell(job.number(), null, e);
    } finally {
      boolean _ = Thread.interrupted(); // set by the task: it must not reach the next one
    }
  }

  private void tell(long number, @Nullable Long answer, @Nullable Throwable failure) {
    if (failure != null) {
      master.tell(new Failed(number, TaskFailedInWorkerException.reason(thrown(failure))));
    } else if (answer != null) {
      master.tell(new Answered(number, answer));
    } else {
      master.tell(new Failed(number, "the task's answer is null"));
    }
  }

  /** What the task itself threw, or its record's constructor. */
  private static Throwable thrown(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean around =
        failure instanceof CompletionException || failure instanceof InvocationTargetException;
    return around && cause != null ? cause : failure;
  }
}
