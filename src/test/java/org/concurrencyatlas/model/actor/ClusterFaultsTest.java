package org.concurrencyatlas.model.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.concurrencyatlas.contract.Leftovers;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.actor.node.NodeMain;
import org.concurrencyatlas.model.process.CrossingTasks;
import org.concurrencyatlas.model.process.CrossingTasks.Numbered;
import org.concurrencyatlas.model.process.CrossingTasks.Poison;
import org.concurrencyatlas.model.process.Sessions;
import org.concurrencyatlas.workload.Submitter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node of a cluster that ends")
@Timeout(60)
class ClusterFaultsTest {
  @Test
  @DisplayName("loses no task, none is counted twice, and another node takes its place")
  void losesNoTaskAndNoneIsCountedTwice() throws Exception {
    long seed = System.nanoTime();
    System.out.println("ClusterFaultsTest: seed " + seed);
    Random random = new Random(seed);
    int tasks = 300;
    try (Session session = Sessions.open("actors(actors=4,nodes=3)")) {
      List<ProcessHandle> first = Sessions.processes(NodeMain.class);
      ProcessHandle victim = first.get(random.nextInt(first.size()));
      Thread killer =
          Thread.ofPlatform()
              .start(() -> {
                sleep(20 + random.nextInt(200));
                victim.destroyForcibly();
              });
      long sum = 0;
      int batches = 0;
      for (; batches < 2 || victim.isAlive() || runsIn(session).size() < 2; batches++) {
        sum += session.run(CrossingTasks.numbered(tasks, 500));
      }
      killer.join();
      assertThat(sum).isEqualTo(batches * CrossingTasks.sum(tasks));
      assertThat(runsIn(session)).doesNotContain(victim.pid());
    }
  }

  /** The processes in which four tasks run that are there at once. */
  private static List<Long> runsIn(Session session) throws InterruptedException {
    SingleTaskEnds ends = new SingleTaskEnds(4);
    for (int i = 0; i < 4; i++) {
      session.submitter().submit(new CrossingTasks.Where(10), ends);
    }
    ends.await();
    return ends.answers().stream().distinct().toList();
  }

  @Test
  @Tag("full") // AssignmentsTest shows the same without starting five JVMs
  @DisplayName("by a task gives that task up after the third, and answers its neighbours")
  void byATaskGivesThatTaskUpAfterTheThird(@TempDir Path folder) throws Exception {
    Path note = folder.resolve("note");
    SingleTaskEnds ends = new SingleTaskEnds(41);
    try (Session session = Sessions.open("actors(actors=8,nodes=3)")) {
      Submitter open = session.submitter();
      for (int i = 0; i < 20; i++) {
        open.submit(new Numbered(1, 1_000), ends);
      }
      open.submit(new Poison(note.toString()), ends);
      for (int i = 0; i < 20; i++) {
        open.submit(new Numbered(1, 1_000), ends);
      }
      ends.await();
    }
    assertThat(ends.answers()).hasSize(40);
    assertThat(ends.reasons())
        .singleElement()
        .asString()
        .contains("Poison", "is given up", "3 nodes ended while they ran it", "exit code 42");
    assertThat(Files.readString(note)).as("how often it was called").isEqualTo("xxx");
  }

  @Test
  @Tag("full")
  @DisplayName("not, but does not answer, is given up, killed and replaced")
  void thatDoesNotAnswerIsGivenUpKilledAndReplaced() throws Exception {
    Leftovers leftovers = Leftovers.before();
    try (Session session = Sessions.open("actors(actors=2,nodes=2)")) {
      ProcessHandle node = Sessions.processes(NodeMain.class).getFirst();
      assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(node.pid())).start().waitFor())
          .isZero();

      assertThat(session.run(CrossingTasks.numbered(20, 0))).isEqualTo(CrossingTasks.sum(20));

      assertThat(node.isAlive()).isFalse();
      assertThat(Sessions.processes(NodeMain.class)).hasSize(1);
    }
    leftovers.assertNone();
  }

  @Test
  @DisplayName("is not left behind when the first node's process is killed, busy or not")
  void isNotLeftBehindWhenTheFirstNodesProcessIsKilled() throws Exception {
    Process owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<ProcessHandle> nodes;
    try (BufferedReader lines = owner.inputReader()) {
      nodes =
          Stream.of(lines.readLine().split(" "))
              .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
              .toList();
    } finally {
      owner.destroyForcibly();
    }

    assertThat(nodes).hasSize(2);
    CompletableFuture<?>[] ends =
        nodes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ends).get(20, TimeUnit.SECONDS);
  }

  /** Has a session whose nodes are busy, and tells of them. */
  static final class Owner {
    public static void main(String[] args) throws Exception {
      Session session = Sessions.open("actors(actors=3,nodes=3)");
      session.submitter().submit(new Numbered(1, 60_000_000), new SingleTaskEnds(1));
      System.out.println(
          Sessions.processes(NodeMain.class).stream()
              .map(node -> Long.toString(node.pid()))
              .collect(Collectors.joining(" ")));
      Thread.sleep(60_000);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
