package org.concurrencyatlas.model.actor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.MailboxSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.concurrencyatlas.workload.Task;
import org.jspecify.annotations.Nullable;

/**
 * The actor that hands tasks out, one to each worker, and another one when the worker's answer has
 * come: the pull is the back-pressure. A bounded mailbox alone would be none, for Pekko drops what
 * does not fit into one.
 */
final class Master {
  /** A task, and beside it the message that a wait of the worker is over. */
  private static final int ROOM_OF_A_WORKER = 2;

  private final Deque<ActorRef<Worker.Message>> free = new ArrayDeque<>();
  private final Queue<Flight> flights = new ArrayDeque<>();

  /** What it is told. */
  sealed interface Message {}

  /** Tasks to run. */
  record Submitted(Flight flight) implements Message {}

  /**
   * A worker has ended a task and takes another one.
   *
   * @param answer of a task that failed without meaning
   */
  record Ended(ActorRef<Worker.Message> worker, Flight flight, long answer) implements Message {}

  private Master(ActorContext<Message> context, List<CurrentTask> workers) {
    for (CurrentTask running : workers) {
      free.add(
          context.spawnAnonymous(
              Worker.of(context.getSelf(), running), MailboxSelector.bounded(ROOM_OF_A_WORKER)));
    }
  }

  /**
   * The master of so many workers.
   *
   * @param running where each worker notes what it runs
   * @param started is counted down when the workers are there
   */
  static Behavior<Message> over(List<CurrentTask> running, CountDownLatch started) {
    return Behaviors.setup(context -> {
      Master master = new Master(context, running);
      started.countDown();
      return Behaviors.receiveMessage(master::receive);
    });
  }

  private Behavior<Message> receive(Message message) {
    switch (message) {
      case Submitted submitted -> flights.add(submitted.flight());
      case Ended ended -> {
        ended.flight().add(ended.answer());
        free.addFirst(ended.worker()); // the processor's caches still have what it needs
      }
    }
    handOut();
    return Behaviors.same();
  }

  private void handOut() {
    while (!free.isEmpty() && !flights.isEmpty()) {
      Flight flight = flights.element();
      @Nullable Task task = flight.next();
      if (task == null) {
        flights.remove();
      } else {
        free.remove().tell(new Worker.Job(flight, task));
      }
    }
  }
}
