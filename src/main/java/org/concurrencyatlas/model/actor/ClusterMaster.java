package org.concurrencyatlas.model.actor;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;
import org.apache.pekko.cluster.typed.Join;
import org.concurrencyatlas.model.actor.node.MasterMessage;
import org.concurrencyatlas.model.actor.node.Node;
import org.concurrencyatlas.model.actor.node.NodeMessage.Answered;
import org.concurrencyatlas.model.actor.node.NodeMessage.Failed;
import org.concurrencyatlas.model.actor.node.NodeMessage.Ready;
import org.concurrencyatlas.model.actor.node.NodeMessage.Serve;
import org.concurrencyatlas.model.actor.node.NodeMessage.Serving;

/**
 * The actor that hands tasks to actors of other nodes, one to each, and another one when the answer
 * has come, as {@link Master} does within a JVM. The receptionist tells it of nodes; a node is lost
 * when its process has ended, or when the cluster has given it up.
 */
final class ClusterMaster {
  private final ActorContext<MasterMessage> context;
  private final Cluster cluster;
  private final NodeProcesses processes;
  private final CompletableFuture<Void> started;
  private final Assignments assignments;

  /** How many actors each node has that is not there. */
  private final Queue<Integer> shares;

  private final Map<Address, Member> members = new HashMap<>();
  private final Set<ActorRef<Serve>> gone = new HashSet<>();

  /** Tasks to run. */
  record Submitted(Flight flight) implements MasterMessage {}

  /** The process of a node has ended. */
  record ProcessEnded(long pid, String how) implements MasterMessage {}

  /** There will be no more nodes. */
  record Broken(String reason) implements MasterMessage {}

  /** The nodes that the receptionist knows. */
  private record Listed(Receptionist.Listing listing) implements MasterMessage {}

  /** The cluster has removed a node. */
  private record Removed(ActorRef<Serve> node) implements MasterMessage {}

  /** What can be done with the processes of nodes, from any thread. */
  interface NodeProcesses {
    /** They work. */
    void progress();

    /** Ends one that does not answer, if it still runs. */
    void kill(long pid);
  }

  private static final class Member {
    private final ActorRef<Serve> ref;
    private final int share;
    private final ClusterNode node = new ClusterNode();
    private int ready;
    private long pid;

    Member(ActorRef<Serve> ref, int share) {
      this.ref = ref;
      this.share = share;
    }

    boolean serves() {
      return pid != 0 && ready == share;
    }
  }

  private ClusterMaster(
      ActorContext<MasterMessage> context,
      List<Integer> shares,
      NodeProcesses processes,
      CompletableFuture<Void> started) {
    this.context = context;
    this.cluster = Cluster.get(context.getSystem());
    this.shares = new ArrayDeque<>(shares);
    this.processes = processes;
    this.started = started;
    this.assignments = new Assignments(processes::progress);
  }

  /**
   * The master of a cluster that it begins.
   *
   * @param shares how many actors each node has beside the master's
   * @param started completed when all actors are there
   */
  static Behavior<MasterMessage> over(
      List<Integer> shares, NodeProcesses processes, CompletableFuture<Void> started) {
    return Behaviors.setup(context -> {
      ClusterMaster master = new ClusterMaster(context, shares, processes, started);
      master.begin();
      return Behaviors.receiveMessage(master::receive);
    });
  }

  private void begin() {
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    ActorRef<Receptionist.Listing> listings =
        context.messageAdapter(Receptionist.Listing.class, Listed::new);
    context.getSystem().receptionist().tell(Receptionist.subscribe(Node.KEY, listings));
  }

  private Behavior<MasterMessage> receive(MasterMessage message) {
    switch (message) {
      case Submitted submitted -> assignments.submit(submitted.flight());
      case Answered answered -> assignments.answered(answered.number(), answered.answer());
      case Failed failed -> assignments.failed(failed.number(), failed.reason());
      case Listed listed -> listed.listing().getServiceInstances(Node.KEY).forEach(this::found);
      case Serving serving -> serving(serving);
      case Ready ready -> ready(ready);
      case ProcessEnded ended -> ended(ended);
      case Removed removed -> removed(removed.node());
      case Broken broken -> fail(new IllegalStateException(broken.reason()));
      default -> throw new IllegalStateException("nobody sends this: " + message);
    }
    return Behaviors.same();
  }

  private void found(ActorRef<Serve> node) {
    if (!shares.isEmpty() && !gone.contains(node) && !members.containsKey(address(node))) {
      Member member = new Member(node, shares.remove());
      members.put(address(node), member);
      assignments.add(member.node);
      context.watchWith(node, new Removed(node));
      node.tell(new Serve(member.share, context.getSelf()));
    }
  }

  private void serving(Serving serving) {
    Member member = members.get(address(serving.node()));
    if (member != null) {
      member.pid = serving.pid();
      tellWhetherAllServe();
    }
  }

  private void ready(Ready ready) {
    Member member = members.get(address(ready.worker()));
    if (member != null) {
      member.ready++;
      assignments.ready(member.node, ready.worker()::tell);
      tellWhetherAllServe();
    }
  }

  private void tellWhetherAllServe() {
    if (shares.isEmpty() && members.values().stream().allMatch(Member::serves)) {
      started.complete(null);
    }
  }

  /** The cluster would notice after seconds only, and let no node in meanwhile. */
  private void ended(ProcessEnded ended) {
    members.values().stream()
        .filter(member -> member.pid == ended.pid())
        .findFirst()
        .ifPresent(member -> {
          cluster.manager().tell(new Down(address(member.ref)));
          lose(member, ended.how());
        });
  }

  private void removed(ActorRef<Serve> node) {
    Member member = members.get(address(node));
    if (member != null && member.ref.equals(node)) {
      lose(member, "it did not answer");
      processes.kill(member.pid);
    }
  }

  private void lose(Member member, String how) {
    members.remove(address(member.ref));
    gone.add(member.ref);
    shares.add(member.share);
    assignments.lost(member.node, how);
  }

  private void fail(RuntimeException reason) {
    started.completeExceptionally(reason);
    assignments.fail(reason);
  }

  private static Address address(ActorRef<?> actor) {
    return actor.path().address();
  }
}
