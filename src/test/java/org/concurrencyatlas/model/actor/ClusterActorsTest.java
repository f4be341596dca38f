package org.concurrencyatlas.model.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.concurrencyatlas.contract.Leftovers;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.actor.node.NodeMain;
import org.concurrencyatlas.model.process.CrossingTasks;
import org.concurrencyatlas.model.process.CrossingTasks.Failing;
import org.concurrencyatlas.model.process.CrossingTasks.Large;
import org.concurrencyatlas.model.process.CrossingTasks.Numbered;
import org.concurrencyatlas.model.process.CrossingTasks.Shared;
import org.concurrencyatlas.model.process.CrossingTasks.Waiting;
import org.concurrencyatlas.model.process.CrossingTasks.Where;
import org.concurrencyatlas.model.process.Sessions;
import org.concurrencyatlas.workload.Submitter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Actors in other nodes of a cluster")
@Timeout(60)
class ClusterActorsTest {
  @Test
  @DisplayName("answer each task of a batch once, in every node but the first, and leave nothing")
  void answerEachTaskOnceInEveryNodeButTheFirst() throws Exception {
    Leftovers leftovers = Leftovers.before();
    try (Session session = Sessions.open("actors(actors=6,nodes=3,threads=3)")) {
      for (int i = 0; i < 2; i++) {
        assertThat(session.run(CrossingTasks.numbered(500, 0))).isEqualTo(CrossingTasks.sum(500));
      }
      assertThat(session.run(Collections.nCopies(60, new Waiting(2)))).isEqualTo(60);
      assertThat(session.run(Collections.nCopies(8, new Large(new byte[1 << 20]))))
          .isEqualTo(8L << 20);
      assertThat(session.run(List.of())).isZero();
      assertThat(places(session)).isEqualTo(pids());
    }
    leftovers.assertNone();
  }

  /** The processes in which six tasks run that are there at once. */
  private static Set<Long> places(Session session) throws InterruptedException {
    SingleTaskEnds ends = new SingleTaskEnds(6);
    for (int i = 0; i < 6; i++) {
      session.submitter().submit(new Where(50), ends);
    }
    ends.await();
    return new HashSet<>(ends.answers());
  }

  private static Set<Long> pids() {
    List<ProcessHandle> nodes = Sessions.processes(NodeMain.class);
    assertThat(nodes).hasSize(2);
    return nodes.stream().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  @Test
  @DisplayName("tell the reason of each task that fails or cannot be sent, and run the others")
  void tellTheReasonOfEachTaskThatFails() throws Exception {
    SingleTaskEnds ends = new SingleTaskEnds(4);
    try (Session session = Sessions.open("actors(actors=1,nodes=2)")) {
      Submitter open = session.submitter();
      open.submit(new Failing("on purpose"), ends);
      open.submit(new Shared(new Object()), ends);
      open.submit(new Large(new byte[3 << 20]), ends);
      open.submit(new Numbered(7, 0), ends);
      ends.await();

      assertThat(ends.answers()).containsExactly(7L);
      assertThat(ends.reasons())
          .hasSize(3)
          .anySatisfy(reason -> assertThat(reason).contains("IllegalStateException: on purpose"))
          .anySatisfy(reason -> assertThat(reason).contains("lock of", "cannot be sent"))
          .anySatisfy(reason -> assertThat(reason).contains("Large of 3145", "at most 2097152"));

      assertThatThrownBy(() -> session.run(List.of(new Numbered(1, 0), new Failing("again"))))
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("again");
    }
  }

  @Test
  @DisplayName("are not waited for when their nodes cannot start, and the last line is told")
  void areNotWaitedForWhenTheirNodesCannotStart() throws Exception {
    Leftovers leftovers = Leftovers.before();

    assertThatThrownBy(() -> Sessions.open("actors(heapMegabytes=1,nodes=2)").close())
        .hasMessageContaining("workers ended one after the other without a task done")
        .hasMessageContaining("heap");

    leftovers.assertNone();
  }
}
