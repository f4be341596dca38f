package org.concurrencyatlas.model.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.concurrencyatlas.model.process.CrossingTasks.numbered;
import static org.concurrencyatlas.model.process.CrossingTasks.sum;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.concurrencyatlas.backend.BackEnd;
import org.concurrencyatlas.contract.Leftovers;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.process.CrossingTasks.Failing;
import org.concurrencyatlas.model.process.CrossingTasks.Large;
import org.concurrencyatlas.model.process.CrossingTasks.Numbered;
import org.concurrencyatlas.model.process.CrossingTasks.Poison;
import org.concurrencyatlas.model.process.CrossingTasks.Shared;
import org.concurrencyatlas.model.process.Sessions;
import org.concurrencyatlas.model.queue.worker.QueueWorkerMain;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks through a real broker to real workers, some of which end: alike with every broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
abstract class TaskQueueBehaviour {
  private TestBroker broker;

  /** A broker for the tests of this class. */
  abstract BackEnd startBroker() throws Exception;

  @BeforeAll
  void announceBroker() throws Exception {
    broker = TestBroker.of(startBroker());
  }

  @AfterAll
  void endBroker() {
    if (broker != null) {
      broker.close();
    }
  }

  /** Tells the sessions where the broker of this class is, after another one was told. */
  void announceAgain() {
    TestBroker.announce(broker.location());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "task-queue(workers=2)",
        "task-queue(prefetch=1,window=1,workers=1)",
        "task-queue(durable=1,workers=1)"
      })
  @DisplayName(
      "every task of a batch is counted once, batch after batch, and nothing is left behind")
  void everyTaskOfABatchIsCountedOnceAndNothingIsLeftBehind(String contender) throws Exception {
    Leftovers leftovers = Leftovers.before();
    try (Session session = Sessions.open(contender)) {
      for (int i = 0; i < 2; i++) {
        assertThat(session.run(numbered(300, 0))).isEqualTo(sum(300));
      }
      assertThat(session.run(List.of())).isZero();
      assertThat(session.run(Collections.nCopies(3, new Large(new byte[1 << 20]))))
          .isEqualTo(3L << 20);
    }
    leftovers.assertNone();
  }

  @Test
  @DisplayName("single tasks end once each, a failing one with its own reason")
  void singleTasksEndOnceEachAFailingOneWithItsOwnReason() throws Exception {
    Ends ends = new Ends(3);
    try (Session session = Sessions.open("task-queue(workers=1)")) {
      Submitter open = session.submitter();
      open.submit(new Numbered(7, 0), ends);
      open.submit(new Failing("on purpose"), ends);
      open.submit(new Shared(new Object()), ends);
      ends.latch.await();

      assertThat(ends.sum).isEqualTo(7);
      assertThat(ends.reasons)
          .hasSize(2)
          .anySatisfy(reason -> assertThat(reason).contains("IllegalStateException: on purpose"))
          .anySatisfy(reason -> assertThat(reason).contains("lock of", "cannot be sent"));

      assertThatThrownBy(() -> session.run(List.of(new Numbered(1, 0), new Failing("again"))))
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("again");
    }
  }

  @Test
  @DisplayName("workers that are killed at random moments lose no task, and none is counted twice")
  void workersThatAreKilledLoseNoTaskAndNoneIsCountedTwice() throws Exception {
    long seed = System.nanoTime();
    System.out.println(getClass().getSimpleName() + ": seed " + seed);
    Random random = new Random(seed);
    AtomicInteger kills = new AtomicInteger();
    int tasks = 1_500;
    try (Session session = Sessions.open("task-queue(prefetch=8,workers=2)")) {
      Thread killer = Thread.ofPlatform().daemon().start(() -> killSome(random, kills));
      long sum = 0;
      int batches = 0;
      for (; batches < 2 || killer.isAlive(); batches++) {
        sum += session.run(numbered(tasks, 200));
      }
      assertThat(sum).isEqualTo(batches * sum(tasks));
    }
    assertThat(kills).hasPositiveValue();
  }

  private static void killSome(Random random, AtomicInteger kills) {
    try {
      for (int i = 0; i < 4; i++) {
        Thread.sleep(100 + random.nextInt(500));
        List<ProcessHandle> workers = Sessions.processes(QueueWorkerMain.class);
        if (!workers.isEmpty() && workers.get(random.nextInt(workers.size())).destroyForcibly()) {
          kills.incrementAndGet();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @DisplayName("a task that ends its workers is given up after three, its neighbours are answered")
  void aTaskThatEndsItsWorkersIsGivenUpAfterThree(@TempDir Path folder) throws Exception {
    Path note = folder.resolve("note");
    Ends ends = new Ends(41);
    try (Session session = Sessions.open("task-queue(prefetch=8,workers=1)")) {
      Submitter open = session.submitter();
      for (int i = 0; i < 20; i++) {
        open.submit(new Numbered(1, 100), ends);
      }
      open.submit(new Poison(note.toString()), ends);
      for (int i = 0; i < 20; i++) {
        open.submit(new Numbered(1, 100), ends);
      }
      ends.latch.await();
    }
    assertThat(ends.sum).isEqualTo(40);
    assertThat(ends.reasons)
        .singleElement()
        .asString()
        .contains("Poison", "is given up", "3 workers ended while they ran it", "exit code 42");
    assertThat(Files.readString(note)).as("how often it was called").isEqualTo("xxx");
  }

  @Test
  @DisplayName("workers that cannot start are told with what they printed")
  void workersThatCannotStartAreToldWithWhatTheyPrinted() {
    assertThatThrownBy(() -> Sessions.open("task-queue(heapMegabytes=1,workers=1)").close())
        .hasMessageContaining("workers ended one after the other without a task done")
        .hasMessageContaining("heap");
    assertThat(Sessions.processes(QueueWorkerMain.class)).isEmpty();
  }

  /** Counts ends of single tasks. */
  private static final class Ends implements Completion {
    private final CountDownLatch latch;
    private final List<String> reasons = new ArrayList<>();
    private long sum;

    Ends(int tasks) {
      latch = new CountDownLatch(tasks);
    }

    @Override
    public synchronized void succeed(long answer) {
      sum += answer;
      latch.countDown();
    }

    @Override
    public synchronized void fail(Throwable cause) {
      reasons.add(String.valueOf(cause.getMessage()));
      latch.countDown();
    }
  }
}
