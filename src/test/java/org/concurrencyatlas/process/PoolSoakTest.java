package org.concurrencyatlas.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.Stream;
import org.concurrencyatlas.process.Tasks.Cube;
import org.concurrencyatlas.process.Tasks.Echo;
import org.concurrencyatlas.process.Tasks.Growing;
import org.concurrencyatlas.process.Tasks.Sleeping;
import org.concurrencyatlas.process.Tasks.Square;
import org.concurrencyatlas.process.jvm.PoolLimits;
import org.concurrencyatlas.process.jvm.PoolOptions;
import org.concurrencyatlas.process.link.Transport;
import org.concurrencyatlas.process.task.AnswerCallback;
import org.concurrencyatlas.process.task.PoolException;
import org.concurrencyatlas.process.task.RetryPolicy;
import org.concurrencyatlas.process.task.WorkerLostException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults that need many rounds to show: each has a short test and, in the profile full, a long. */
class PoolSoakTest {
  private static final int TASKS_IN_A_ROUND = 256;
  private static final int MAX_PAYLOAD_BYTES = 2 << 20;

  @ParameterizedTest
  @EnumSource(names = {"PIPE", "RING"})
  @Timeout(120)
  void everyTaskIsAnsweredOnceOrFailsOnceWhileWorkersAreKilled(Transport transport)
      throws Exception {
    killAtRandom(1_000, transport, RetryPolicy.RETRYABLE, 1);
    killAtRandom(1_000, transport, RetryPolicy.AT_MOST_ONCE, 2);
  }

  @Tag("full")
  @Test
  @Timeout(900)
  void eachOfManyTasksIsAnsweredOnceOrFailsOnceWhileWorkersAreKilled() throws Exception {
    killAtRandom(100_000, Transport.PIPE, RetryPolicy.RETRYABLE, System.nanoTime());
    killAtRandom(100_000, Transport.PIPE, RetryPolicy.AT_MOST_ONCE, System.nanoTime());
    killAtRandom(100_000, Transport.RING, RetryPolicy.RETRYABLE, System.nanoTime());
    killAtRandom(100_000, Transport.UNIX_SOCKET, RetryPolicy.RETRYABLE, System.nanoTime());
    killAtRandom(100_000, Transport.TCP, RetryPolicy.RETRYABLE, System.nanoTime());
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(120)
  void payloadsOfAllSizesInBothDirectionsDoNotBlockEachOther(Transport transport) throws Exception {
    exchangePayloads(2, transport, PoolLimits.DEFAULT, 3);
    exchangePayloads(2, transport, PoolLimits.DEFAULT.withPayloadBytes(0), 4);
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource
  @Timeout(3_600)
  void payloadsOfAllSizesDoNotBlockEachOtherForAThousandRounds(Transport transport)
      throws Exception {
    exchangePayloads(500, transport, PoolLimits.DEFAULT, System.nanoTime());
    exchangePayloads(500, transport, PoolLimits.DEFAULT.withPayloadBytes(0), System.nanoTime());
  }

  @Test
  @Timeout(120)
  void everyBatchEndsOnABusyMachineWhereWorkersDie() throws Exception {
    runOnABusyMachine(2, 3, 5);
  }

  @Tag("full")
  @Test
  @Timeout(1_800)
  void eachOfAThousandBatchesEndsOnABusyMachineWhereWorkersDie() throws Exception {
    runOnABusyMachine(40, 25, System.nanoTime());
  }

  @ParameterizedTest
  @EnumSource(names = {"PIPE", "RING"})
  @Timeout(120)
  void callersOfOneWorkerDoNotMissTheirAnswers(Transport transport) throws Exception {
    callAtOnce(4, 5_000, transport);
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource(names = {"PIPE", "RING"})
  @Timeout(900)
  void callersOfOneWorkerDoNotMissAnyOfAMillionAnswers(Transport transport) throws Exception {
    callAtOnce(4, 250_000, transport);
  }

  @Test
  @Timeout(120)
  void openingAndClosingLeavesNoFileAndNoDescriptorBehind() throws Exception {
    openAndClose(5);
  }

  @Tag("full")
  @Test
  @Timeout(1_800)
  void aThousandOpeningsLeaveNoFileAndNoDescriptorBehind() throws Exception {
    openAndClose(1_000);
  }

  private static void killAtRandom(
      int tasks, Transport transport, RetryPolicy retryPolicy, long seed) throws Exception {
    PoolLimits limits = PoolLimits.DEFAULT.withRestarts(1_000_000, Duration.ofSeconds(1));
    PoolOptions options =
        PoolOptions.of(2)
            .withSpares(1)
            .withTransport(transport)
            .withRetryPolicy(retryPolicy)
            .withLimits(limits);
    AnswerLog answers = new AnswerLog(tasks);
    Progress progress = new Progress("tasks whose workers are killed, " + transport, tasks);
    List<Square> squares = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      squares.add(new Square(i));
    }
    try (WorkerPool pool = WorkerPool.open(options)) {
      Thread killer = Thread.ofPlatform().daemon().start(() -> killUntilInterrupted(pool, seed));
      for (int i = 0; i < tasks; i += 10) {
        pool.submitChunk(squares, i, i + 10, answers);
        if (i % 100 == 0) {
          Thread.sleep(10);
          progress.reached(i);
        }
      }
      answers.await();
      progress.end();
      killer.interrupt();
      killer.join();
    }
    answers.assertEachTaskEndedOnce(seed);
  }

  private static void killUntilInterrupted(WorkerPool pool, long seed) {
    Random random = new Random(seed);
    try {
      while (true) {
        Thread.sleep(random.nextInt(60));
        long pid = pool.pids().get(random.nextInt(2));
        if (pid != 0) {
          Processes.kill(pid);
        }
      }
    } catch (InterruptedException e) {
      // All tasks have ended.
    } catch (IllegalStateException e) {
      assertThat(e).hasCauseInstanceOf(InterruptedException.class);
    }
  }

  private static void exchangePayloads(
      int rounds, Transport transport, PoolLimits limits, long seed) throws Exception {
    Random random = new Random(seed);
    String transportName =
        transport + (limits.payloadBytes() == 0 ? ", all on the link" : ", by reference");
    Progress progress = new Progress("rounds of payloads, " + transportName, rounds);
    PoolOptions options = PoolOptions.of(2).withTransport(transport).withLimits(limits);
    try (WorkerPool pool = WorkerPool.open(options.withRetryPolicy(RetryPolicy.RETRYABLE))) {
      for (int round = 0; round < rounds; round++) {
        List<Growing> tasks = new ArrayList<>();
        List<Future<byte[]>> answers = new ArrayList<>();
        for (int i = 0; i < TASKS_IN_A_ROUND; i++) {
          byte[] payload = new byte[size(random)];
          Arrays.fill(payload, (byte) i);
          tasks.add(new Growing(i, size(random), payload));
          answers.add(pool.submit((Callable<byte[]>) tasks.getLast()));
        }
        for (int i = 0; i < TASKS_IN_A_ROUND; i++) {
          assertThat(Arrays.equals(answers.get(i).get(), tasks.get(i).call()))
              .as("seed %d, round %d, task %d", seed, round, i)
              .isTrue();
        }
        progress.reached(round);
      }
    }
    progress.end();
  }

  /**
   * Opens pools of more workers than processors, whose threads compute too, and runs batches in
   * each. In every second batch a worker dies, in the first one just after it was opened.
   */
  private static void runOnABusyMachine(int pools, int batches, long seed) throws Exception {
    Random random = new Random(seed);
    Progress progress = new Progress("batches on a busy machine", pools * batches);
    AtomicBoolean over = new AtomicBoolean();
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      Thread.ofPlatform().daemon().start(() -> burnUntil(over));
    }
    PoolLimits limits = PoolLimits.DEFAULT.withRestarts(1_000_000, Duration.ofSeconds(1));
    PoolOptions options =
        PoolOptions.of(5).withRetryPolicy(RetryPolicy.RETRYABLE).withLimits(limits);
    try {
      for (int i = 0; i < pools * batches; i += batches) {
        try (WorkerPool pool = WorkerPool.open(options)) {
          for (int batch = 0; batch < batches; batch++) {
            runBatch(pool, batch, random, seed);
            progress.reached(i + batch);
          }
        }
      }
    } finally {
      over.set(true);
    }
    progress.end();
  }

  private static void runBatch(WorkerPool pool, int batch, Random random, long seed)
      throws Exception {
    List<CompletableFuture<Long>> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add(pool.submit(new Sleeping(2)));
    }
    Thread.sleep(batch == 0 ? 0 : random.nextInt(40));
    long pid = pool.pids().get(random.nextInt(5));
    if (batch % 2 == 0 && pid != 0) {
      Processes.kill(pid);
    }
    for (CompletableFuture<Long> answer : answers) {
      assertThat(answer)
          .as("seed %d, batch %d", seed, batch)
          .succeedsWithin(Duration.ofMinutes(1))
          .isEqualTo(2L);
    }
  }

  private static void burnUntil(AtomicBoolean over) {
    while (!over.get()) {
      Thread.onSpinWait();
    }
  }

  private static void callAtOnce(int callers, int calls, Transport transport) throws Exception {
    PoolOptions options =
        PoolOptions.of(1).withTransport(transport).withRetryPolicy(RetryPolicy.RETRYABLE);
    Progress progress = new Progress("calls of " + callers + " at once, " + transport, calls);
    try (WorkerPool pool = WorkerPool.open(options);
        ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<Callable<Long>> same = Collections.nCopies(callers, () -> call(pool, calls));
      for (Future<Long> sum : threads.invokeAll(same)) {
        assertThat(sum.get()).isEqualTo(8L * calls);
      }
    }
    progress.end();
  }

  private static long call(WorkerPool pool, int calls) throws Exception {
    long sum = 0;
    for (int i = 0; i < calls; i++) {
      sum += pool.call(new Cube(2));
    }
    return sum;
  }

  /** Most payloads are small, and each power of two is as likely as the next. */
  private static int size(Random random) {
    int max = 1 << random.nextInt(Integer.numberOfTrailingZeros(MAX_PAYLOAD_BYTES) + 1);
    return random.nextInt(max + 1);
  }

  private static void openAndClose(int times) throws Exception {
    List<Transport> transports = List.of(Transport.values());
    for (Transport transport : transports) {
      openAndUse(transport);
    }
    List<Path> files = ownFiles();
    long descriptors = descriptors();
    Progress progress = new Progress("openings", times);
    for (int i = 0; i < times; i++) {
      openAndUse(transports.get(i % transports.size()));
      progress.reached(i);
    }
    progress.end();
    assertThat(ownFiles()).isEqualTo(files);
    long start = System.nanoTime();
    while (descriptors() > descriptors && System.nanoTime() - start < 5_000_000_000L) {
      Thread.sleep(20); // the JDK closes the pipes of a process a moment after its end
    }
    assertThat(descriptors()).isLessThanOrEqualTo(descriptors);
  }

  private static void openAndUse(Transport transport) throws Exception {
    byte[] large = new byte[100_000];
    try (WorkerPool pool = WorkerPool.open(PoolOptions.of(1).withTransport(transport))) {
      for (int i = 0; i < 3; i++) {
        CompletableFuture<byte[]> answer = pool.submit(new Echo(large));
        assertThat(answer.get()).hasSameSizeAs(large);
      }
    }
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }

  private static List<Path> ownFiles() throws IOException {
    return filesOf(ProcessHandle.current().pid());
  }

  /** The files of the pools of a process, in shared memory and in the temporary directory. */
  static List<Path> filesOf(long pid) throws IOException {
    String own = "concurrency-atlas-" + pid + "-";
    List<Path> found = new ArrayList<>();
    for (String directory : List.of("/dev/shm", System.getProperty("java.io.tmpdir"))) {
      try (Stream<Path> files = Files.list(Path.of(directory))) {
        files.filter(file -> file.getFileName().toString().startsWith(own)).forEach(found::add);
      }
    }
    return found;
  }

  private static final class AnswerLog implements AnswerCallback<Long> {
    private final AtomicIntegerArray ends;
    private final CountDownLatch open;
    private volatile @Nullable String wrong;

    AnswerLog(int tasks) {
      ends = new AtomicIntegerArray(tasks);
      open = new CountDownLatch(tasks);
    }

    @Override
    public void answered(int index, Long value) {
      if (value != (long) index * index) {
        wrong = "task " + index + " was answered " + value;
      }
      end(index);
    }

    @Override
    public void failed(int index, PoolException reason) {
      if (!(reason instanceof WorkerLostException lost) || lost.exit().exitCode() != 128 + 9) {
        wrong = "task " + index + " failed with " + reason;
      }
      end(index);
    }

    private void end(int index) {
      ends.incrementAndGet(index);
      open.countDown();
    }

    void await() throws InterruptedException {
      open.await();
    }

    void assertEachTaskEndedOnce(long seed) {
      assertThat(wrong).as("seed %d", seed).isNull();
      for (int i = 0; i < ends.length(); i++) {
        assertThat(ends.get(i)).as("ends of task %d, seed %d", i, seed).isEqualTo(1);
      }
    }
  }
}
