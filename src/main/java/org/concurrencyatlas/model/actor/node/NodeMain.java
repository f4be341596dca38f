package org.concurrencyatlas.model.actor.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.concurrencyatlas.machine.ParentWatch;

/**
 * The entry point of a node: {@code <actors of the whole cluster> <threads of the dispatcher>}. It
 * reads the address of the cluster's first node from its standard input: both start at the same
 * time. It ends with its parent, or when the cluster has given it up.
 */
public final class NodeMain {
  private NodeMain() {}

  /** The arguments of a node. */
  public static List<String> arguments(int actors, int threads) {
    return List.of(Integer.toString(actors), Integer.toString(threads));
  }

  /** Joins the cluster and serves until it is killed. */
  public static void main(String[] args) throws IOException {
    ParentWatch.start();
    ActorSystem<Node.Message> system =
        ActorSystem.create(
            Node.behavior(),
            SystemConfig.NAME,
            SystemConfig.clustered(Integer.parseInt(args[0]), Integer.parseInt(args[1])));
    String first =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (first != null) {
      Cluster.get(system).manager().tell(Join.create(AddressFromURIString.parse(first)));
      var _ = system.getWhenTerminated().toCompletableFuture().join();
    }
    Runtime.getRuntime().halt(1);
  }
}
