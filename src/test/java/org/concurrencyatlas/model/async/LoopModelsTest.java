package org.concurrencyatlas.model.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.UnsupportedTaskException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Models with an event loop: who computes where")
class LoopModelsTest {
  private static final long HERE = ProcessHandle.current().pid();
  private static final String IN_PROCESSES = "hybrid(compute=process-pool,workers=1)";

  private final ModelCatalogue models = new ModelCatalogue();

  @BeforeEach
  void forget() {
    AsyncTasks.reset();
  }

  @Test
  @DisplayName("event-loop computes on its one thread, one task after another")
  void anEventLoopComputesOnItsOneThread() throws Exception {
    assertThat(run("event-loop", new AsyncTasks.Computes(1), 20)).isEqualTo(20 * HERE);
    assertThat(run("event-loop", new AsyncTasks.ComputesAndWaits(1), 20)).isEqualTo(20 * HERE);

    assertThat(AsyncTasks.COMPUTED_ON).hasSize(1).allMatch(name -> name.startsWith("event-loop-"));
    assertThat(AsyncTasks.MOST_COMPUTING).hasValue(1);
  }

  @Test
  @DisplayName("hybrid computes on its pool and never on the loop")
  void aHybridComputesOnItsPool() throws Exception {
    assertThat(run("hybrid(workers=3)", new AsyncTasks.Computes(2), 20)).isEqualTo(20 * HERE);
    assertThat(run("hybrid(workers=3)", new AsyncTasks.ComputesAndWaits(2), 20))
        .isEqualTo(20 * HERE);

    assertThat(AsyncTasks.COMPUTED_ON).hasSize(3).allMatch(name -> name.startsWith("hybrid-"));
    assertThat(AsyncTasks.MOST_COMPUTING).hasValue(3);
  }

  @Test
  @DisplayName("hybrid with processes: what computes crosses, what waits stays with the loop")
  void onlyWhatComputesCrosses() throws Exception {
    long answer = run(IN_PROCESSES, new AsyncTasks.ComputesAndWaits(1), 20);

    assertThat(answer).isNotEqualTo(20 * HERE);
    assertThat(answer % 20).isZero();
    assertThat(AsyncTasks.COMPUTED_ON).isEmpty();
    assertThat(AsyncTasks.WAIT_BEGAN_ON)
        .hasSize(20)
        .allMatch(name -> name.startsWith("event-loop-"));
    assertThat(run(IN_PROCESSES, new AsyncTasks.Computes(1), 3)).isNotEqualTo(3 * HERE);
    assertThat(run(IN_PROCESSES, new AsyncTasks.Waits(1), 3)).isEqualTo(3);
  }

  @Test
  @DisplayName("hybrid with processes refuses what cannot cross, and says why")
  void whatCannotCrossIsUnsupported() {
    for (Task task :
        List.of(new AsyncTasks.InOnePiece(), new AsyncTasks.SharesMemory(new AtomicInteger()))) {
      assertThatThrownBy(() -> run(IN_PROCESSES, task, 2))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(UnsupportedTaskException.class)
          .hasMessageContaining(task.getClass().getSimpleName());
    }
  }

  @Test
  @DisplayName("hybrid with threads runs the same tasks")
  void threadsRunThem() throws Exception {
    assertThat(run("hybrid", new AsyncTasks.InOnePiece(), 2)).isEqualTo(2);
    assertThat(run("hybrid", new AsyncTasks.SharesMemory(new AtomicInteger()), 2)).isEqualTo(3);
  }

  @Test
  @DisplayName("reactive computes on as many threads as processors")
  void reactiveComputesOnAsManyThreadsAsProcessors() throws Exception {
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(run("reactive", new AsyncTasks.Computes(2), 10 * processors))
        .isEqualTo(10L * processors * HERE);
    assertThat(run("reactive", new AsyncTasks.ComputesAndWaits(2), 10 * processors))
        .isEqualTo(10L * processors * HERE);

    assertThat(AsyncTasks.COMPUTED_ON)
        .hasSize(processors)
        .allMatch(name -> name.startsWith("reactive-"));
    assertThat(AsyncTasks.MOST_COMPUTING).hasValue(processors);
  }

  private long run(String contender, Task task, int tasks) throws Exception {
    Contender who = Contender.parse(contender);
    try (Session session = models.get(who.model()).open(models.resolve(who))) {
      return session.run(Collections.nCopies(tasks, task));
    }
  }
}
