package org.concurrencyatlas.suite;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.concurrencyatlas.process.StartupCache;
import org.concurrencyatlas.process.WorkerPool;
import org.concurrencyatlas.process.jvm.PoolOptions;
import org.concurrencyatlas.process.task.PoolException;
import org.concurrencyatlas.process.task.RetryPolicy;
import org.concurrencyatlas.suite.PoolSuite.Square;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long a worker takes to start: {@code jmh PoolStartSuite}. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 20)
@Fork(1)
public class PoolStartSuite {
  /** A pool that the measured method opens. */
  @State(Scope.Benchmark)
  public static class Unopened {
    /** What the workers' JVMs start from: the class archive of the JDK, or a cache of their own. */
    @Param({"jdk", "cds", "aot"})
    public String cache = "jdk";

    private PoolOptions options = PoolOptions.of(1).withRetryPolicy(RetryPolicy.RETRYABLE);
    private @Nullable StartupCache trained;
    private @Nullable WorkerPool pool;

    /** Writes the cache that the workers start from, unless that is the JDK's. */
    @Setup(Level.Trial)
    public void train() throws IOException, InterruptedException {
      if (!cache.equals("jdk")) {
        StartupCache.Kind kind = StartupCache.Kind.valueOf(cache.toUpperCase(Locale.ROOT));
        StartupCache written = StartupCache.train(options.jvm(), kind, List.of(new Square(3)));
        trained = written;
        options = options.withJvm(written.jvm());
      }
    }

    WorkerPool open(int workers) throws IOException, InterruptedException {
      WorkerPool opened = WorkerPool.open(options.withWorkers(workers));
      pool = opened;
      return opened;
    }

    /** Deletes what {@link #train} wrote. */
    @TearDown(Level.Trial)
    public void deleteCache() throws IOException {
      if (trained != null) {
        trained.close();
      }
    }

    /** Ends the workers, outside the measurement. */
    @TearDown(Level.Invocation)
    public void close() {
      if (pool != null) {
        pool.close();
      }
    }
  }

  /** A pool of one worker, whose process has just been killed. */
  @State(Scope.Benchmark)
  public static class WorkerKilled {
    /** Workers that are started ahead. */
    @Param({"0", "1"})
    public int spares;

    private WorkerPool pool;

    /** Opens a pool, lets it start its spares, and kills its worker. */
    @Setup(Level.Invocation)
    public void kill() throws Exception {
      pool =
          WorkerPool.open(
              PoolOptions.of(1).withSpares(spares).withRetryPolicy(RetryPolicy.RETRYABLE));
      Thread.sleep(500);
      ProcessHandle worker = ProcessHandle.of(pool.pids().getFirst()).orElseThrow();
      worker.destroyForcibly();
    }

    /** Ends the workers. */
    @TearDown(Level.Invocation)
    public void close() {
      pool.close();
    }
  }

  /** From opening a pool to the answer of the first task. */
  @Benchmark
  public long firstAnswer(Unopened unopened) throws Exception {
    return unopened.open(1).call(new Square(3));
  }

  /** From opening a pool to the answers of 10,000 tasks, two workers. */
  @Benchmark
  public List<Long> tenThousandAnswers(Unopened unopened) throws Exception {
    List<Square> squares = LongStream.range(0, 10_000).mapToObj(Square::new).toList();
    return unopened.open(2).inOrder(squares, 1);
  }

  /** From the kill of the worker to the answer of a task by the next one. */
  @Benchmark
  public long replaced(WorkerKilled killed) throws PoolException, InterruptedException {
    return killed.pool.call(new Square(3));
  }
}
