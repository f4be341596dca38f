package org.concurrencyatlas.model.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.concurrencyatlas.contract.Leftovers;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.process.CrossingTasks;
import org.concurrencyatlas.model.process.CrossingTasks.Noted;
import org.concurrencyatlas.model.process.Sessions;
import org.concurrencyatlas.model.queue.worker.QueueWorkerMain;
import org.concurrencyatlas.workload.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many tasks, and workers that are killed all the time. */
@Tag("full")
@Timeout(900)
class TaskQueueSoakTest {
  private static final int TASKS = 100_000;

  @ParameterizedTest
  @ValueSource(strings = {"task-queue(workers=2)", "task-queue(durable=1,workers=2)"})
  @DisplayName("of 100,000 tasks whose workers are killed at random, each is counted once")
  void ofManyTasksWhoseWorkersAreKilledEachIsCountedOnce(String contender, @TempDir Path folder)
      throws Exception {
    Path calls = folder.resolve("calls");
    long seed = System.nanoTime();
    System.out.println("TaskQueueSoakTest: seed " + seed);
    Random random = new Random(seed);
    AtomicInteger kills = new AtomicInteger();
    Leftovers leftovers = Leftovers.before();
    try (TestBroker _ = TestBroker.start();
        Session session = Sessions.open(contender)) {
      Thread killer = Thread.ofPlatform().daemon().start(() -> killOnAndOn(random, kills));
      long start = System.nanoTime();

      assertThat(session.run(noted(calls))).isEqualTo(CrossingTasks.sum(TASKS));

      killer.interrupt();
      killer.join();
      System.out.printf(
          "%s: %d tasks, %d kills, %d calls more than tasks, %d s%n",
          contender,
          TASKS,
          kills.get(),
          Files.size(calls) - TASKS,
          (System.nanoTime() - start) / 1_000_000_000);
    }
    assertThat(kills.get()).isPositive();
    assertThat(Files.size(calls)).as("each was called at least once").isGreaterThanOrEqualTo(TASKS);
    leftovers.assertNone();
  }

  private static List<Task> noted(Path calls) {
    return IntStream.range(0, TASKS).<Task>mapToObj(i -> new Noted(i, calls.toString())).toList();
  }

  private static void killOnAndOn(Random random, AtomicInteger kills) {
    try {
      while (true) {
        Thread.sleep(500 + random.nextInt(2_000));
        List<ProcessHandle> workers = Sessions.processes(QueueWorkerMain.class);
        if (!workers.isEmpty() && workers.get(random.nextInt(workers.size())).destroyForcibly()) {
          kills.incrementAndGet();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
