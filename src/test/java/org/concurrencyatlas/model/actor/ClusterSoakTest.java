package org.concurrencyatlas.model.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencyatlas.contract.Leftovers;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.actor.node.NodeMain;
import org.concurrencyatlas.model.process.CrossingTasks;
import org.concurrencyatlas.model.process.Sessions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many tasks, and nodes that are killed all the time, also while they join. */
@Tag("full")
@Timeout(900)
class ClusterSoakTest {
  private static final int TASKS = 30_000;

  @Test
  @DisplayName("of 30,000 tasks whose nodes are killed at random, each is counted once")
  void ofManyTasksWhoseNodesAreKilledEachIsCountedOnce() throws Exception {
    long seed = System.nanoTime();
    System.out.println("ClusterSoakTest: seed " + seed);
    Random random = new Random(seed);
    AtomicInteger kills = new AtomicInteger();
    Leftovers leftovers = Leftovers.before();
    try (Session session = Sessions.open("actors(actors=6,nodes=4)")) {
      Thread killer = Thread.ofPlatform().daemon().start(() -> killOnAndOn(random, kills));
      long start = System.nanoTime();

      assertThat(session.run(CrossingTasks.numbered(TASKS, 5_000)))
          .isEqualTo(CrossingTasks.sum(TASKS));

      killer.interrupt();
      killer.join();
      System.out.printf(
          "%d tasks, %d kills, %d s%n",
          TASKS, kills.get(), (System.nanoTime() - start) / 1_000_000_000);
    }
    assertThat(kills).hasPositiveValue();
    leftovers.assertNone();
  }

  private static void killOnAndOn(Random random, AtomicInteger kills) {
    try {
      while (true) {
        Thread.sleep(1_000 + random.nextInt(8_000));
        List<ProcessHandle> nodes = Sessions.processes(NodeMain.class);
        if (!nodes.isEmpty() && nodes.get(random.nextInt(nodes.size())).destroyForcibly()) {
          kills.incrementAndGet();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
