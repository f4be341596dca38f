package org.concurrencyatlas.suite;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.concurrencyatlas.workload.Task;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What {@code --task} adds to a call of the user's method that is written down; it should be at
 * most 1 %. Run by hand, in two minutes; {@code -jvmArgs -Dsteps=10} makes the method shorter:
 *
 * <pre>{@code
 * java -cp target/test-classes:target/concurrency-atlas.jar \
 *     org.openjdk.jmh.Main MethodCallBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 5,
    jvmArgsAppend =
        "-Dconcurrencyatlas.task=prices-quote;org.concurrencyatlas.suite.MethodCallBenchmark$Prices#quote;;;false;true;0;0;0;1000:0")
public class MethodCallBenchmark {
  private static final int CALLS = 1_000;

  /** The user's class. */
  public static final class Prices {
    private static final int STEPS = Integer.getInteger("steps", 100);

    private Prices() {}

    public static long quote(long index) {
      long x = index + 1;
      for (int i = 0; i < STEPS; i++) {
        x ^= x << 13;
        x ^= x >>> 7;
        x ^= x << 17;
      }
      return x;
    }
  }

  /** The task as its author would write it. */
  record Written(long index) implements Task {
    @Override
    public long call() {
      return Prices.quote(index);
    }
  }

  private List<Task> written;
  private List<Task> declared;

  @Setup(Level.Trial)
  public void prepare() throws Exception {
    written = LongStream.range(0, CALLS).<Task>mapToObj(Written::new).toList();
    declared = Work.at("prices-quote(tasks=" + CALLS + ")").batch();
  }

  @Benchmark
  public long bareLoop() {
    long sum = 0;
    for (long i = 0; i < CALLS; i++) {
      sum += Prices.quote(i);
    }
    return sum;
  }

  @Benchmark
  public long writtenTask() throws Exception {
    long sum = 0;
    for (Task task : written) {
      sum += task.call();
    }
    return sum;
  }

  @Benchmark
  public long declaredTask() throws Exception {
    long sum = 0;
    for (Task task : declared) {
      sum += task.call();
    }
    return sum;
  }
}
