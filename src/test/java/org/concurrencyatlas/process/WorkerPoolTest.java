package org.concurrencyatlas.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.concurrencyatlas.process.Tasks.Cube;
import org.concurrencyatlas.process.Tasks.Echo;
import org.concurrencyatlas.process.Tasks.Everything;
import org.concurrencyatlas.process.Tasks.Exiting;
import org.concurrencyatlas.process.Tasks.LeavesThread;
import org.concurrencyatlas.process.Tasks.Pid;
import org.concurrencyatlas.process.Tasks.Placed;
import org.concurrencyatlas.process.Tasks.Printing;
import org.concurrencyatlas.process.Tasks.Sleeping;
import org.concurrencyatlas.process.Tasks.Square;
import org.concurrencyatlas.process.Tasks.Throwing;
import org.concurrencyatlas.process.Tasks.UnsendableAnswer;
import org.concurrencyatlas.process.jvm.PoolLimits;
import org.concurrencyatlas.process.jvm.PoolOptions;
import org.concurrencyatlas.process.jvm.WorkerJvm;
import org.concurrencyatlas.process.link.Transport;
import org.concurrencyatlas.process.task.AnswerCallback;
import org.concurrencyatlas.process.task.CompletedTask;
import org.concurrencyatlas.process.task.PoolClosedException;
import org.concurrencyatlas.process.task.PoolException;
import org.concurrencyatlas.process.task.RetryPolicy;
import org.concurrencyatlas.process.task.TaskFailedException;
import org.concurrencyatlas.process.task.WorkerLostException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  @ParameterizedTest
  @EnumSource
  void aCallReturnsItsAnswerWhicheverThreadReceivesIt(Transport transport) throws Exception {
    PoolOptions options =
        PoolOptions.of(1).withTransport(transport).withRetryPolicy(RetryPolicy.RETRYABLE);
    try (WorkerPool single = WorkerPool.open(options)) {
      for (int i = 0; i < 2_000; i++) {
        byte[] number = {(byte) i};
        assertThat(single.call(new Echo(number))).isEqualTo(number);
      }
      Processes.kill(Processes.worker(single));
      assertThat(single.call(new Echo(new byte[3]))).hasSize(3);
      assertThatThrownBy(() -> single.call(new UnsendableAnswer(1)))
          .isInstanceOf(TaskFailedException.class);
    }
  }

  /** A pool that must kill its workers takes all the time that they have; here that is too long. */
  @Test
  void aWorkerEndsByItselfThoughATaskLeftAThreadBehind() throws Exception {
    WorkerPool single = WorkerPool.open(PoolOptions.of(1));
    long pid = Processes.worker(single);
    long _ = single.submit(new LeavesThread(120_000)).get();

    single.close(120_000);

    assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void manyTasksAreAnsweredInOrder() throws Exception {
    List<Cube> cubes = LongStream.range(0, 1_003).mapToObj(Cube::new).toList();

    assertThat(pool.inOrder(cubes, 10))
        .containsExactlyElementsOf(cubes.stream().map(Cube::call).toList());
    assertThat(pool.inOrder(List.<Cube>of(), 10)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"PIPE", "RING"})
  void aLargeBufferIsReadInPlaceInSharedMemory(Transport transport) throws Exception {
    long seed = 11;
    Random random = new Random(seed);
    Set<String> places = new HashSet<>();
    try (WorkerPool single = WorkerPool.open(PoolOptions.of(1).withTransport(transport))) {
      for (int i = 0; i < 100; i++) {
        byte[] bytes = new byte[1 << 20];
        random.nextBytes(bytes);
        Placed task = new Placed(ByteBuffer.wrap(bytes), ByteBuffer.wrap(bytes, 1, 100_000));
        String[] answer = single.call(task).split(" ", 2);

        places.add(answer[0]);
        assertThat(answer[1])
            .as("seed %d, task %d", seed, i)
            .isEqualTo(Placed.checksum(task.first()) + " " + Placed.checksum(task.second()));
      }
    }
    assertThat(places).contains("shared");
  }

  @Test
  void manyTasksAreAnsweredAsTheyComplete() throws Exception {
    List<Cube> cubes = LongStream.range(0, 5_000).mapToObj(Cube::new).toList();
    AnswerStream<Long> answers = pool.asCompleted(cubes, 7);

    Set<Integer> seen = new HashSet<>();
    while (answers.hasNext()) {
      CompletedTask<Long> answer = answers.next();
      assertThat(answer)
          .isEqualTo(new CompletedTask.Value<>(answer.index(), cubes.get(answer.index()).call()));
      seen.add(answer.index());
    }

    assertThat(seen).hasSize(5_000);
    assertThatThrownBy(answers::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aCancelledTaskThatStillWaitsIsNotSent() throws Exception {
    try (WorkerPool single = WorkerPool.open(PoolOptions.of(1).withWindow(1))) {
      Future<Long> first = single.submit(new Sleeping(300));
      List<Future<Long>> others = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        others.add(single.submit(new Sleeping(60_000)));
      }
      others.forEach(other -> other.cancel(true));

      assertThat(first.get()).isEqualTo(300);
      assertThat(single.submit(new Square(5)).get()).isEqualTo(25);
    }
  }

  @Test
  void aCallbackThatThrowsIsReportedAndHarmsNoOtherTask() throws Exception {
    List<Cube> cubes = LongStream.range(0, 20).mapToObj(Cube::new).toList();
    CountDownLatch called = new CountDownLatch(cubes.size());
    Queue<Throwable> reported = new ConcurrentLinkedQueue<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> reported.add(e));
    try {
      pool.submitAll(cubes, 5, new ThrowingAtSeven(called));
      assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }

    assertThat(reported).singleElement().extracting(Throwable::getMessage).isEqualTo("seven");
    assertThat(pool.submit(new Square(6)).get()).isEqualTo(36);
  }

  private record ThrowingAtSeven(CountDownLatch called) implements AnswerCallback<Long> {
    @Override
    public void answered(int index, Long value) {
      called.countDown();
      if (index == 7) {
        throw new IllegalStateException("seven");
      }
    }

    @Override
    public void failed(int index, PoolException reason) {}
  }

  @Test
  void aFullQueueMakesTheSubmitterWait() throws Exception {
    PoolOptions tight = PoolOptions.of(1).withLimits(PoolLimits.DEFAULT.withQueueCapacity(2));
    try (WorkerPool single = WorkerPool.open(tight)) {
      AtomicInteger submitted = new AtomicInteger();
      CompletableFuture<Void> submitter =
          CompletableFuture.runAsync(() -> submitSleepers(single, 6, submitted));
      Thread.sleep(150);

      assertThat(submitted.get()).isLessThan(6);
      submitter.get();
    }
  }

  /**
   * A thread that receives answers makes room in the queue; if it waited, it would wait for itself.
   */
  @ParameterizedTest
  @EnumSource(names = {"PIPE", "RING"})
  void aCallbackMaySubmitMoreThanTheQueueHolds(Transport transport) throws Exception {
    PoolOptions tight =
        PoolOptions.of(1)
            .withTransport(transport)
            .withLimits(PoolLimits.DEFAULT.withQueueCapacity(1));
    try (WorkerPool single = WorkerPool.open(tight)) {
      Queue<CompletableFuture<Long>> more = new ConcurrentLinkedQueue<>();
      CompletableFuture<Void> submitted =
          single.submit(new Square(1)).thenAccept(one -> submitTen(single, more));
      assertThat(single.call(new Cube(2))).isEqualTo(8);
      submitted.get();

      assertThat(more).hasSize(10).allSatisfy(each -> assertThat(each.get()).isEqualTo(49));
    }
  }

  private static void submitTen(WorkerPool to, Queue<CompletableFuture<Long>> submitted) {
    try {
      for (int i = 0; i < 10; i++) {
        submitted.add(to.submit(new Square(7)));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void submitSleepers(WorkerPool to, int count, AtomicInteger submitted) {
    try {
      for (int i = 0; i < count; i++) {
        CompletableFuture<Long> _ = to.submit(new Sleeping(100));
        submitted.incrementAndGet();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void recordsWithComponentsOfAllTypesAreSent() throws Exception {
    Everything task = new Everything(-1, Long.MIN_VALUE, 0.5, "Zürich ☃", new byte[3]);

    assertThat(pool.submit(task).get()).isEqualTo(task.call());
  }

  @Test
  void payloadsOfTwoMebibytesAreSentInBothDirections() throws Exception {
    byte[] payload = new byte[2 << 20];
    payload[payload.length - 1] = 42;

    assertThat(pool.submit(new Echo(payload)).get()).isEqualTo(payload);
  }

  @Test
  void aFailureContainsWhatTheTaskThrew() throws Exception {
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
  void aRecordThatCannotBeSentIsRefusedAtOnce() {
    record Unsendable(Thread thread) implements org.concurrencyatlas.workload.Task {
      @Override
      public long call() {
        return 0;
      }
    }

    assertThatThrownBy(() -> pool.submit(new Unsendable(Thread.currentThread())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("component thread");
  }

  @Test
  void aLostWorkerIsReplacedAndItsTasksRunAgain() throws Exception {
    try (WorkerPool small =
        WorkerPool.open(PoolOptions.of(1).withRetryPolicy(RetryPolicy.RETRYABLE))) {
      Future<Long> answer = small.submit(new Sleeping(300));
      ProcessHandle.of(small.pids().getFirst()).orElseThrow().destroyForcibly();

      assertThat(answer.get()).isEqualTo(300);
    }
  }

  @Test
  void aTaskThatEndsEveryWorkerFailsWithTheReason() throws Exception {
    try (WorkerPool small =
        WorkerPool.open(PoolOptions.of(1).withRetryPolicy(RetryPolicy.RETRYABLE))) {
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

  @ParameterizedTest
  @EnumSource
  void openingFailsWhenAJvmDoesNotGetReadyInTime(Transport transport) {
    String suspended = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y";
    PoolOptions hanging =
        PoolOptions.of(1)
            .withTransport(transport)
            .withJvm(new WorkerJvm(64, "UseSerialGC", List.of(suspended)))
            .withLimits(PoolLimits.DEFAULT.withStartTimeout(Duration.ofMillis(300)));

    assertThatThrownBy(() -> WorkerPool.open(hanging))
        .isInstanceOf(IOException.class)
        .rootCause()
        .hasMessageContaining("not ready in 300 ms");
  }

  @Test
  void openingAPoolWhoseJvmDoesNotStartSaysWhy() {
    PoolOptions broken =
        PoolOptions.of(1).withJvm(new WorkerJvm(64, "UseSerialGC", List.of("-XX:NoSuchFlag")));

    assertThatThrownBy(() -> WorkerPool.open(broken))
        .isInstanceOf(IOException.class)
        .rootCause()
        .hasMessageContaining("NoSuchFlag");
  }
}
