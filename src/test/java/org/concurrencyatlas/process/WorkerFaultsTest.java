package org.concurrencyatlas.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.assertj.core.api.AbstractThrowableAssert;
import org.concurrencyatlas.process.Tasks.Burning;
import org.concurrencyatlas.process.Tasks.Echo;
import org.concurrencyatlas.process.Tasks.Exhausting;
import org.concurrencyatlas.process.Tasks.Exiting;
import org.concurrencyatlas.process.Tasks.Growing;
import org.concurrencyatlas.process.Tasks.Marking;
import org.concurrencyatlas.process.Tasks.Nameless;
import org.concurrencyatlas.process.Tasks.Parked;
import org.concurrencyatlas.process.Tasks.Recursing;
import org.concurrencyatlas.process.Tasks.Scribbling;
import org.concurrencyatlas.process.Tasks.Sleeping;
import org.concurrencyatlas.process.Tasks.Square;
import org.concurrencyatlas.process.Tasks.Unreadable;
import org.concurrencyatlas.process.Tasks.UnsendableAnswer;
import org.concurrencyatlas.process.jvm.PoolLimits;
import org.concurrencyatlas.process.jvm.PoolOptions;
import org.concurrencyatlas.process.jvm.WorkerJvm;
import org.concurrencyatlas.process.link.Transport;
import org.concurrencyatlas.process.task.PoolClosedException;
import org.concurrencyatlas.process.task.RetryPolicy;
import org.concurrencyatlas.process.task.TaskFailedException;
import org.concurrencyatlas.process.task.TaskRefusedException;
import org.concurrencyatlas.process.task.WorkerLostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can go wrong with a worker, tested with a real pool. */
@Timeout(60)
class WorkerFaultsTest {
  private static final RetryPolicy BRIEF =
      RetryPolicy.AT_MOST_ONCE.withDeadline(Duration.ofMillis(200));

  @ParameterizedTest
  @EnumSource
  void aWorkerKilledWhileIdleIsReplaced(Transport transport) throws Exception {
    try (WorkerPool pool = open(RetryPolicy.RETRYABLE, transport)) {
      long pid = Processes.worker(pool);
      Processes.kill(pid);
      Processes.assertAllEnd(List.of(pid));

      assertAnswers(pool);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRetryableTaskWhoseWorkerIsKilledRunsAgain(Transport transport) throws Exception {
    try (WorkerPool pool = open(RetryPolicy.RETRYABLE, transport)) {
      Future<Long> answer = pool.submit(new Sleeping(200));
      Thread.sleep(50);
      Processes.kill(Processes.worker(pool));

      assertThat(answer.get()).isEqualTo(200);
    }
  }

  @Test
  void ofAtMostOnceTasksOnlyTheRunningOneIsLost(@TempDir Path directory) throws Exception {
    Path marks = Files.createFile(directory.resolve("marks"));
    try (WorkerPool pool = open(RetryPolicy.AT_MOST_ONCE, Transport.PIPE)) {
      List<Future<Long>> answers =
          List.of(
              pool.submit(new Marking(marks.toString(), 1, 0)),
              pool.submit(new Marking(marks.toString(), 1, 7)),
              pool.submit(new Marking(marks.toString(), 1, 0)));

      assertThat(answers.get(0).get()).isEqualTo(1);
      assertLost(answers.get(1)).hasMessageContainingAll("attempt 1", "exit code 7");
      assertThat(answers.get(2).get()).isEqualTo(1);
      assertThat(marks).hasContent("xxx");
    }
  }

  @Test
  void aWorkerKilledWhileItAnswersLosesNoRetryableTask() throws Exception {
    long seed = 4;
    Random moments = new Random(seed);
    byte[] payload = new byte[1 << 20];
    moments.nextBytes(payload);
    try (WorkerPool pool = open(RetryPolicy.RETRYABLE, Transport.PIPE)) {
      for (int round = 0; round < 10; round++) {
        Future<byte[]> answer = pool.submit(new Echo(payload));
        Thread.sleep(moments.nextInt(4));
        Processes.kill(Processes.worker(pool));

        assertThat(answer.get()).as("seed %d, round %d", seed, round).isEqualTo(payload);
      }
    }
  }

  @Test
  void aTaskThatHangsMissesItsDeadlineAndTheNextOneRuns() throws Exception {
    try (WorkerPool pool = open(RetryPolicy.AT_MOST_ONCE, Transport.PIPE)) {
      Future<Long> burning = pool.submit(new Burning(1), BRIEF);
      Future<Long> parked = pool.submit(new Parked(1), BRIEF);

      assertLost(burning).hasMessageContaining("missed its deadline");
      assertLost(parked).hasMessageContaining("missed its deadline");
      assertAnswers(pool);
    }
  }

  @Test
  void aTaskThatHangsInAProcessOfItsOwnMissesItsDeadlineToo() {
    PoolOptions brief =
        PoolOptions.of(1)
            .withRetryPolicy(RetryPolicy.AT_MOST_ONCE.withDeadline(Duration.ofSeconds(1)));
    try (ProcessPerTaskExecutor processes = new ProcessPerTaskExecutor(brief)) {
      assertThatThrownBy(() -> processes.call(new Sleeping(60_000)))
          .isInstanceOf(WorkerLostException.class)
          .hasMessageContaining("missed its deadline");
    }
  }

  @Test
  void aStoppedWorkerMissesItsDeadlineToo() throws Exception {
    try (WorkerPool pool = open(BRIEF, Transport.PIPE)) {
      Processes.stop(Processes.worker(pool));

      assertAnswers(pool); // the announcement never came, so the task can be sent again
    }
  }

  @Test
  void outOfMemoryEndsTheWorkerAndFailsTheTaskWithTheMessageOfTheJvm() throws Exception {
    PoolOptions small = PoolOptions.of(1).withJvm(WorkerJvm.small(32));
    try (WorkerPool pool = WorkerPool.open(small)) {
      assertLost(pool.submit(new Exhausting(100)))
          .hasMessageContainingAll("exit code 3", "java.lang.OutOfMemoryError: Java heap space");
      assertAnswers(pool);
    }
  }

  @Test
  void aStackOverflowFailsTheTaskOnly() throws Exception {
    try (WorkerPool pool = open(RetryPolicy.AT_MOST_ONCE, Transport.PIPE)) {
      List<Long> before = pool.pids();

      assertThatThrownBy(pool.submit(new Recursing(0))::get)
          .cause()
          .isInstanceOf(TaskFailedException.class)
          .hasMessageContaining("StackOverflowError");
      assertAnswers(pool);
      assertThat(pool.pids()).isEqualTo(before);
    }
  }

  @Test
  void aPoolWhoseWorkersDieTooOftenClosesAndSaysWhy() throws Exception {
    PoolOptions options =
        PoolOptions.of(1).withLimits(PoolLimits.DEFAULT.withRestarts(1, Duration.ofMinutes(1)));
    try (WorkerPool pool = WorkerPool.open(options)) {
      assertLost(pool.submit(new Exiting(1)));
      assertLost(pool.submit(new Exiting(1)));

      assertThatThrownBy(pool.submit(new Square(1))::get)
          .cause()
          .isInstanceOf(PoolClosedException.class)
          .hasMessageContainingAll("died too often", "1 in 60 s", "exit code 1");
    }
  }

  @Test
  void garbageOnTheLinkEndsTheWorker() throws Exception {
    assertEndsTheWorker("Hello, pool!".getBytes(StandardCharsets.UTF_8), "bytes was announced");
  }

  @Test
  void aFrameLongerThanAllowedEndsTheWorker() throws Exception {
    byte[] length = ByteBuffer.allocate(4).putInt(PoolLimits.DEFAULT.maxFrameBytes() + 1).array();
    assertEndsTheWorker(length, "67108865 bytes was announced");
  }

  @Test
  void aFrameOfAnUnknownKindEndsTheWorker() throws Exception {
    byte[] frame = ByteBuffer.allocate(9).putInt(5).put((byte) 99).putInt(1).array();
    assertEndsTheWorker(frame, "kind 99");
  }

  @Test
  void aLinkThatEndsInTheMiddleOfAFrameIsReportedAsSuch() throws Exception {
    try (WorkerPool pool = open(RetryPolicy.AT_MOST_ONCE, Transport.PIPE)) {
      Future<Long> scribbling = pool.submit(new Scribbling(new byte[] {0, 0, 0, 50, 5}, 60_000));
      Thread.sleep(100);
      Processes.kill(Processes.worker(pool));

      assertLost(scribbling).hasMessageContainingAll("middle of a frame", "signal 9");
      assertAnswers(pool);
    }
  }

  @Test
  void aTaskThatCannotBeSentIsRefusedAndTheNextTaskRuns() throws Exception {
    PoolOptions options =
        PoolOptions.of(1).withLimits(PoolLimits.DEFAULT.withMaxFrameBytes(128 * 1024));
    try (WorkerPool pool = WorkerPool.open(options)) {
      assertThatThrownBy(pool.submit(new Unreadable("x"))::get)
          .cause()
          .isInstanceOf(TaskRefusedException.class)
          .hasStackTraceContaining("not today");
      assertThatThrownBy(pool.submit(new Echo(new byte[256 * 1024]))::get)
          .cause()
          .isInstanceOf(TaskRefusedException.class)
          .hasMessageContaining("131072 bytes that are allowed");
      assertAnswers(pool);
    }
  }

  @Test
  void anAnswerThatIsTooLargeOrOfAForeignTypeFailsItsTaskOnly() throws Exception {
    PoolOptions options =
        PoolOptions.of(1).withLimits(PoolLimits.DEFAULT.withMaxFrameBytes(128 * 1024));
    try (WorkerPool pool = WorkerPool.open(options)) {
      assertThatThrownBy(pool.submit(new Growing(1, 1 << 20, new byte[0]))::get)
          .cause()
          .isInstanceOf(TaskFailedException.class)
          .hasMessageContaining("131072 bytes that are allowed");
      assertThatThrownBy(pool.submit(new UnsendableAnswer(1))::get)
          .cause()
          .isInstanceOf(TaskFailedException.class)
          .hasMessageContaining("java.lang.Thread cannot be sent");
      assertAnswers(pool);
    }
  }

  @Test
  void aTaskWhoseToStringThrowsStillFailsWithAReason() throws Exception {
    try (WorkerPool pool = open(RetryPolicy.AT_MOST_ONCE, Transport.PIPE)) {
      assertLost(pool.submit(new Nameless(0))).hasMessageContainingAll("Nameless", "code 7");
      assertAnswers(pool);
    }
  }

  /** A batch once hung for ever: a supervisor thread had ended with the jobs of a dead worker. */
  @Test
  void whenThePoolItselfFailsNoTaskWaitsForEver() throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Queue<Throwable> reported = new ConcurrentLinkedQueue<>();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> reported.add(e));
    try (WorkerPool pool = open(RetryPolicy.AT_MOST_ONCE, Transport.PIPE)) {
      List<Future<Long>> answers = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        answers.add(pool.submit(new Nameless(1)));
      }

      for (Future<Long> answer : answers) {
        assertThatThrownBy(answer::get)
            .cause()
            .isInstanceOf(PoolClosedException.class)
            .hasMessageContaining("a class is gone");
      }
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertThat(reported).singleElement().isInstanceOf(LinkageError.class);
  }

  @Test
  void aSpareReplacesAWorkerThatDied() throws Exception {
    try (WorkerPool pool = WorkerPool.open(PoolOptions.of(1).withSpares(1))) {
      for (int i = 0; i < 3; i++) {
        Processes.kill(Processes.worker(pool));
        assertAnswers(pool);
      }
    }
  }

  private static void assertEndsTheWorker(byte[] garbage, String reason) throws Exception {
    try (WorkerPool pool = open(RetryPolicy.AT_MOST_ONCE, Transport.PIPE)) {
      assertLost(pool.submit(new Scribbling(garbage, 60_000))).hasMessageContaining(reason);
      assertAnswers(pool);
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertLost(Future<?> answer) {
    return assertThatThrownBy(answer::get).cause().isInstanceOf(WorkerLostException.class);
  }

  private static void assertAnswers(WorkerPool pool) throws Exception {
    assertThat(pool.submit(new Square(12)).get()).isEqualTo(144);
  }

  private static WorkerPool open(RetryPolicy retryPolicy, Transport transport)
      throws IOException, InterruptedException {
    PoolLimits limits = PoolLimits.DEFAULT.withRestarts(1_000, Duration.ofSeconds(1));
    return WorkerPool.open(
        PoolOptions.of(1).withRetryPolicy(retryPolicy).withTransport(transport).withLimits(limits));
  }
}
