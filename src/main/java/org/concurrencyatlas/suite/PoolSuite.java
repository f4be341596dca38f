package org.concurrencyatlas.suite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import org.concurrencyatlas.process.WorkerPool;
import org.concurrencyatlas.process.jvm.PoolOptions;
import org.concurrencyatlas.process.link.Transport;
import org.concurrencyatlas.process.task.PoolException;
import org.concurrencyatlas.process.task.RetryPolicy;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to run a task in another process, and in a thread pool for comparison: {@code jmh
 * PoolSuite}. Every answer is checked. {@code run-benchmarks.sh python --pools} compares the scores
 * with those of Python's pools.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PoolSuite {
  private static final int WORKERS = 2;
  private static final int TASKS = 20_000;
  private static final int CHUNK = 100;
  private static final int SHORT_TASKS = 2_000;
  private static final int LONG_TASKS = 200;

  /** The tasks. */
  @State(Scope.Benchmark)
  public static class Work {
    final List<Square> squares = LongStream.range(0, TASKS).mapToObj(Square::new).toList();
    final byte[] mebibyte = new byte[1 << 20];
  }

  /** A pool that chooses its window itself. */
  @State(Scope.Benchmark)
  public static class Adaptive extends Pool {
    public Adaptive() {
      super(PoolOptions.of(WORKERS));
    }
  }

  /** A pool that sends the next task when the last one is answered. */
  @State(Scope.Benchmark)
  public static class OneInFlight extends Pool {
    public OneInFlight() {
      super(PoolOptions.of(WORKERS).withWindow(1));
    }
  }

  /** A single worker. */
  @State(Scope.Benchmark)
  public static class SingleWorker extends Pool {
    public SingleWorker() {
      super(PoolOptions.of(1));
    }
  }

  /** A single worker that is reached through shared memory. */
  @State(Scope.Benchmark)
  public static class Ring extends Pool {
    public Ring() {
      super(PoolOptions.of(1).withTransport(Transport.RING));
    }
  }

  /** Tasks submitted one by one, all before the first answer is awaited. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public void singly(Work work, Adaptive pool) throws Exception {
    submitSingly(work, pool.workers);
  }

  /** The same, but each worker has one task at a time. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public void oneInFlight(Work work, OneInFlight pool) throws Exception {
    submitSingly(work, pool.workers);
  }

  /** Tasks in chunks of 100, answers in order. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public void inChunks(Work work, Adaptive pool) throws PoolException, InterruptedException {
    List<Long> answers = pool.workers.inOrder(work.squares, CHUNK);
    for (int i = 0; i < TASKS; i++) {
      check(i, answers.get(i));
    }
  }

  /** The lower bound: the same tasks in a thread pool of this JVM. */
  @Benchmark
  @OperationsPerInvocation(TASKS)
  public void threads(Work work, Threads threads) throws Exception {
    List<Future<Long>> answers = new ArrayList<>(TASKS);
    for (Square square : work.squares) {
      answers.add(threads.pool.submit(square));
    }
    check(answers);
  }

  /** One task after the other, each awaited. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public long closedLoop(SingleWorker pool) throws PoolException, InterruptedException {
    return pool.workers.call(new Square(3));
  }

  /** The same through shared memory, where the caller spins for the answer. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public long closedLoopSpinning(Ring pool) throws PoolException, InterruptedException {
    return pool.workers.call(new Square(3));
  }

  /** A task that reads a payload of 1 MiB in place in shared memory, awaited. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public long mebibyteInPlace(Work work, SingleWorker pool)
      throws PoolException, InterruptedException {
    return pool.workers.call(new Checksum(ByteBuffer.wrap(work.mebibyte)));
  }

  /** A task that gets a copy of a payload of 1 MiB, awaited. */
  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  public long mebibyteCopied(Work work, SingleWorker pool)
      throws PoolException, InterruptedException {
    return pool.workers.call(new Length(work.mebibyte));
  }

  /** Tasks that compute for 100 µs each: two at a time would take 50 µs a task. */
  @Benchmark
  @OperationsPerInvocation(SHORT_TASKS)
  public void tasksOf100Micros(Adaptive pool) throws PoolException, InterruptedException {
    busy(pool, SHORT_TASKS, 100_000);
  }

  /** Tasks that compute for 1 ms each: two at a time would take 500 µs a task. */
  @Benchmark
  @OperationsPerInvocation(LONG_TASKS)
  public void tasksOf1Milli(Adaptive pool) throws PoolException, InterruptedException {
    busy(pool, LONG_TASKS, 1_000_000);
  }

  private static void submitSingly(Work work, WorkerPool pool) throws Exception {
    List<Future<Long>> answers = new ArrayList<>(TASKS);
    for (Square square : work.squares) {
      answers.add(pool.submit((Callable<Long>) square));
    }
    check(answers);
  }

  private static void busy(Adaptive pool, int tasks, long nanos)
      throws PoolException, InterruptedException {
    List<Busy> same = LongStream.range(0, tasks).mapToObj(i -> new Busy(nanos)).toList();
    pool.workers.inOrder(same, 1);
  }

  private static void check(List<Future<Long>> answers) throws Exception {
    for (int i = 0; i < TASKS; i++) {
      check(i, answers.get(i).get());
    }
  }

  private static void check(long x, long answer) {
    if (answer != x * x) {
      throw new IllegalStateException(x + "² was answered with " + answer);
    }
  }

  record Square(long x) implements Callable<Long> {
    @Override
    public Long call() {
      return x * x;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Length(byte[] payload) implements Callable<Long> {
    @Override
    public Long call() {
      return (long) payload.length;
    }
  }

  record Checksum(ByteBuffer payload) implements Callable<Long> {
    @Override
    public Long call() {
      CRC32 sum = new CRC32();
      sum.update(payload);
      return sum.getValue();
    }
  }

  record Busy(long nanos) implements Callable<Long> {
    @Override
    public Long call() {
      long start = System.nanoTime();
      while (System.nanoTime() - start < nanos) {
        Thread.onSpinWait();
      }
      return nanos;
    }
  }

  /** A pool that is open for a trial. */
  @State(Scope.Benchmark)
  public abstract static class Pool {
    private final PoolOptions options;
    WorkerPool workers;

    Pool(PoolOptions options) {
      this.options = options.withRetryPolicy(RetryPolicy.RETRYABLE);
    }

    /** Starts the workers. */
    @Setup(Level.Trial)
    public void open() throws IOException, InterruptedException {
      workers = WorkerPool.open(options);
    }

    /** Ends them. */
    @TearDown(Level.Trial)
    public void close() {
      workers.close();
    }
  }

  /** A thread pool of as many threads as there are workers. */
  @State(Scope.Benchmark)
  public static class Threads {
    private final ExecutorService pool = Executors.newFixedThreadPool(WORKERS);

    /** Ends the threads. */
    @TearDown(Level.Trial)
    public void close() {
      pool.shutdown();
    }
  }
}
