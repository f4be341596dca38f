package org.concurrencyatlas.model.actor.node;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.MailboxSelector;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;
import org.apache.pekko.cluster.ClusterEvent.MemberUp;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;
import org.concurrencyatlas.model.actor.node.NodeMessage.Ready;
import org.concurrencyatlas.model.actor.node.NodeMessage.Serve;
import org.concurrencyatlas.model.actor.node.NodeMessage.Serving;

/**
 * The first actor of a node: the receptionist tells the master of it, and the master how many
 * actors it wants here.
 */
public final class Node {
  /** By this the master finds nodes. */
  public static final ServiceKey<Serve> KEY = ServiceKey.create(Serve.class, "node");

  /** A task, and beside it the message that a wait of the worker is over. */
  private static final int ROOM_OF_A_WORKER = 2;

  private Node() {}

  /** What it is told: by the master, or that a node is up. */
  interface Message {}

  /** The first node is up, and this one has been let in. */
  private record Joined() implements Message {}

  static Behavior<Message> behavior() {
    return Behaviors.setup(context -> {
      ActorRef<MemberUp> members = context.messageAdapter(MemberUp.class, _ -> new Joined());
      Cluster.get(context.getSystem())
          .subscriptions()
          .tell(Subscribe.create(members, MemberUp.class));
      return Behaviors.receiveMessage(message -> receive(context, message));
    });
  }

  /**
   * It is registered when the first node is known: what is registered before goes there with the
   * next round of gossip only. Being registered again changes nothing.
   */
  private static Behavior<Message> receive(ActorContext<Message> context, Message message) {
    if (message instanceof Serve serve) {
      begin(context, serve);
    } else {
      context
          .getSystem()
          .receptionist()
          .tell(Receptionist.register(KEY, context.getSelf().narrow()));
    }
    return Behaviors.same();
  }

  private static void begin(ActorContext<Message> context, Serve serve) {
    serve.master().tell(new Serving(ProcessHandle.current().pid(), context.getSelf().narrow()));
    for (int i = 0; i < serve.actors(); i++) {
      ActorRef<WorkerMessage> worker =
          context.spawnAnonymous(
              NodeWorker.of(serve.master()), MailboxSelector.bounded(ROOM_OF_A_WORKER));
      serve.master().tell(new Ready(worker.narrow()));
    }
  }
}
