package org.concurrencyatlas.model.actor;

import com.typesafe.config.Config;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.typed.Cluster;
import org.concurrencyatlas.machine.ParentWatch;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.actor.node.MasterMessage;
import org.concurrencyatlas.model.actor.node.NodeMain;
import org.concurrencyatlas.model.actor.node.SystemConfig;
import org.concurrencyatlas.model.process.WorkerProcesses;
import org.concurrencyatlas.process.jvm.WorkerJvm;
import org.concurrencyatlas.workload.Task;

/**
 * Runs batches and single tasks in the other nodes of a cluster, which are JVMs that this one
 * starts and ends. The master is here.
 */
final class ClusterSession implements Session, ClusterMaster.NodeProcesses {
  private static final long SECONDS_TO_START = 30;
  private static final long SECONDS_TO_END = 5;

  private final WorkerProcesses nodes;
  private final CompletableFuture<ActorSystem<MasterMessage>> system = new CompletableFuture<>();
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final FlightSubmitter submitter =
      new FlightSubmitter(flight -> tell(new ClusterMaster.Submitted(flight)));

  private ClusterSession(int nodes, int actors, int threads, WorkerJvm jvm) {
    this.nodes =
        new WorkerProcesses(
            "actors-node",
            nodes,
            jvm.withFlag(ParentWatch.flag())
                .command(
                    System.getProperty("java.class.path"),
                    NodeMain.class,
                    NodeMain.arguments(actors, threads)),
            new NodeWatcher());
  }

  /**
   * Returns when all actors are there, so that no batch has to wait for them.
   *
   * @param nodes beside this one, at least 1
   * @param actors spread evenly over them
   * @param threads of the dispatcher of each
   * @param jvm of the nodes
   */
  static ClusterSession open(int nodes, int actors, int threads, WorkerJvm jvm)
      throws InterruptedException {
    ClusterSession session = new ClusterSession(nodes, actors, threads, jvm);
    boolean there = false;
    try {
      session.begin(shares(nodes, actors), SystemConfig.clustered(actors, threads));
      there = true;
    } finally {
      if (!there) {
        session.close();
      }
    }
    return session;
  }

  private static List<Integer> shares(int nodes, int actors) {
    return IntStream.range(0, nodes)
        .mapToObj(i -> actors / nodes + (i < actors % nodes ? 1 : 0))
        .toList();
  }

  /** The nodes start while this one does, and are told its address then. */
  private void begin(List<Integer> shares, Config config) throws InterruptedException {
    nodes.start();
    system.complete(
        ActorSystem.create(ClusterMaster.over(shares, this, started), SystemConfig.NAME, config));
    try {
      started.get(SECONDS_TO_START, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable reason = Objects.requireNonNullElse(e.getCause(), e);
      throw new IllegalStateException(reason.getMessage(), reason);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "%d nodes did not join the cluster within %d s; the last one that ended: %s"
              .formatted(shares.size(), SECONDS_TO_START, nodes.lastExit()),
          e);
    }
  }

  /** Tells the master what becomes of nodes, and nodes where the master is. */
  private final class NodeWatcher implements WorkerProcesses.Watcher {
    @Override
    public void began(Process worker) {
      var _ = system.thenAccept(there -> write(worker, Cluster.get(there)));
    }

    private static void write(Process worker, Cluster cluster) {
      try (BufferedWriter out = worker.outputWriter(StandardCharsets.UTF_8)) {
        out.write(cluster.selfMember().address() + "\n");
      } catch (IOException e) {
        // it has ended already, which is told by whoever waits for that
      }
    }

    @Override
    public void ended(long pid, String how) {
      tell(new ClusterMaster.ProcessEnded(pid, how));
    }

    @Override
    public void broken(String reason) {
      tell(new ClusterMaster.Broken(reason));
    }
  }

  private void tell(MasterMessage message) {
    var _ = system.thenAccept(there -> there.tell(message));
  }

  @Override
  public void progress() {
    nodes.progress();
  }

  @Override
  public void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Override
  public long run(List<Task> batch) throws ExecutionException, InterruptedException {
    FlightSubmitter.Given given = submitter.submitAll(batch);
    try {
      return given.await();
    } catch (ExecutionException | InterruptedException e) {
      given.fail(e);
      throw e;
    }
  }

  @Override
  public FlightSubmitter submitter() {
    return submitter;
  }

  /** A task in another process cannot be interrupted: its node is killed. */
  @Override
  public void close() {
    nodes.close();
    if (!system.isDone()) {
      return;
    }
    ActorSystem<MasterMessage> here = system.join();
    here.terminate();
    try {
      var _ = here.getWhenTerminated().toCompletableFuture().get(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // what is left are threads of Pekko's, which keep no JVM alive
    }
  }
}
