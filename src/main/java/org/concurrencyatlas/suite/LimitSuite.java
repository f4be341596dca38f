package org.concurrencyatlas.suite;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.workload.Task;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The bare kernel on every processor at once: a thread a processor, each of which runs the whole
 * batch alone, one task after another. The score over the number of tasks is s, the time of one
 * task, from which the physical limits of computing workloads are derived.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
@Threads(Threads.MAX)
public class LimitSuite {
  /** The batch, shared by all threads. */
  @State(Scope.Benchmark)
  public static class Batch {
    /** What is run, as in {@code sha256(bytes=1024;tasks=100)}. */
    @Param("sha256")
    public String point;

    private Work work;

    /** Prepares the batch. */
    @Setup(Level.Trial)
    public void open() throws IOException {
      work = Work.bareKernelAt(point);
    }

    /** Ends the back-ends. */
    @TearDown(Level.Trial)
    public void close() {
      work.close();
    }
  }

  /** What one thread has answered. */
  @State(Scope.Thread)
  public static class Answer {
    private long sum;

    /** Voids the fork when the batch was not answered rightly. */
    @TearDown(Level.Invocation)
    public void check(Batch batch) {
      batch.work.check(sum);
    }
  }

  /** The timed region. */
  @Benchmark
  public long kernel(Batch batch, Answer answer) throws Exception {
    long sum = 0;
    for (Task task : batch.work.batch()) {
      sum += task.call();
    }
    answer.sum = sum;
    return sum;
  }
}
