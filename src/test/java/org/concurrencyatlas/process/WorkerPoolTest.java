package org.concurrencyatlas.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.concurrencyatlas.process.Tasks.Echo;
import org.concurrencyatlas.process.Tasks.Everything;
import org.concurrencyatlas.process.Tasks.Exiting;
import org.concurrencyatlas.process.Tasks.Pid;
import org.concurrencyatlas.process.Tasks.Printing;
import org.concurrencyatlas.process.Tasks.Sleeping;
import org.concurrencyatlas.process.Tasks.Square;
import org.concurrencyatlas.process.Tasks.Throwing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerPoolTest {
  private static WorkerPool pool;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    pool = WorkerPool.open(PoolOptions.of(2));
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @Test
  void everyTaskIsAnsweredByAWorkerJvm() throws Exception {
    List<CompletableFuture<Long>> answers = new ArrayList<>();
    for (long x = 0; x < 10_000; x++) {
      answers.add(pool.submit(new Square(x)));
    }

    for (int x = 0; x < answers.size(); x++) {
      assertThat(answers.get(x).get()).isEqualTo((long) x * x);
    }
    assertThat(pool.submit(new Pid()).get()).isIn(pool.pids());
  }

  @Test
  void recordsOfAllComponentTypesCross() throws Exception {
    Everything task = new Everything(-1, Long.MIN_VALUE, 0.5, "Zürich ☃", new byte[3]);

    assertThat(pool.submit(task).get()).isEqualTo(task.call());
  }

  @Test
  void payloadsOfTwoMebibytesCrossInBothDirections() throws Exception {
    byte[] payload = new byte[2 << 20];
    payload[payload.length - 1] = 42;

    assertThat(pool.submit(new Echo(payload)).get()).isEqualTo(payload);
  }

  @Test
  void aFailureTellsWhatTheTaskThrew() throws Exception {
    Future<Long> answer = pool.submit(new Throwing("no luck"));

    assertThatThrownBy(answer::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(TaskFailedException.class)
        .hasMessage("java.lang.IllegalStateException: no luck");
  }

  @Test
  void whatATaskPrintsDoesNotDisturbTheAnswers() throws Exception {
    assertThat(pool.submit(new Printing("to standard output")).get()).isEqualTo(18);
  }

  @Test
  void aRecordThatCannotCrossIsRefusedAtOnce() {
    record Strange(Thread thread) implements org.concurrencyatlas.workload.Task {
      @Override
      public long call() {
        return 0;
      }
    }

    assertThatThrownBy(() -> pool.submit(new Strange(Thread.currentThread())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("component thread");
  }

  @Test
  void aLostWorkerIsReplacedAndItsTasksRunElsewhere() throws Exception {
    try (WorkerPool small = WorkerPool.open(PoolOptions.of(1).withTerms(Terms.REPEATABLE))) {
      Future<Long> answer = small.submit(new Sleeping(300));
      ProcessHandle.of(small.pids().getFirst()).orElseThrow().destroyForcibly();

      assertThat(answer.get()).isEqualTo(300);
    }
  }

  @Test
  void aTaskThatKillsEveryWorkerFailsWithTheReason() throws Exception {
    try (WorkerPool small = WorkerPool.open(PoolOptions.of(1).withTerms(Terms.REPEATABLE))) {
      Future<Long> deadly = small.submit(new Exiting(7));

      assertThatThrownBy(deadly::get)
          .cause()
          .isInstanceOf(WorkerLostException.class)
          .hasMessageContaining("exit code 7");
      assertThat(small.submit(new Square(3)).get()).isEqualTo(9);
    }
  }

  @Test
  void closingEndsEveryWorkerAndFailsWhatRuns() throws Exception {
    WorkerPool small = WorkerPool.open(PoolOptions.of(2));
    List<Long> pids = small.pids();
    Future<Long> running = small.submit(new Sleeping(60_000));

    small.close();

    assertThatThrownBy(running::get).cause().isInstanceOf(PoolClosedException.class);
    assertThat(pids).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    assertThatThrownBy(() -> small.submit(new Square(1)).get())
        .cause()
        .isInstanceOf(PoolClosedException.class);
  }

  @Test
  void aJvmThatDoesNotStartSaysWhy() {
    PoolOptions broken =
        PoolOptions.of(1).withJvm(new WorkerJvm(64, "UseSerialGC", List.of("-XX:NoSuchFlag")));

    assertThatThrownBy(() -> WorkerPool.open(broken))
        .isInstanceOf(IOException.class)
        .rootCause()
        .hasMessageContaining("NoSuchFlag");
  }
}
