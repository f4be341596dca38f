package org.concurrencyatlas.suite;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What {@link Session#run} of the model {@code sequential} adds to a bare loop over the same tasks;
 * it should be at most 1 %. Run by hand after {@code mvn package}, in about a minute:
 *
 * <pre>{@code
 * java -cp target/test-classes:target/concurrency-atlas.jar \
 *     org.openjdk.jmh.Main SequentialOverheadBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class SequentialOverheadBenchmark {
  /** Tasks of 50 µs and of 1 µs. */
  @Param({"sha256(bytes=65536;tasks=64)", "sha256(bytes=1024;tasks=1000)"})
  public String point;

  private Work work;
  private List<Task> batch;
  private Session session;

  @Setup(Level.Trial)
  public void open() throws Exception {
    ModelCatalogue models = new ModelCatalogue();
    work = Work.at(point);
    batch = work.batch();
    session = models.get("sequential").open(models.resolve(Contender.of("sequential", Map.of())));
  }

  @TearDown(Level.Trial)
  public void close() {
    session.close();
    work.close();
  }

  @Benchmark
  public long bareLoop() throws Exception {
    long sum = 0;
    for (Task task : batch) {
      sum += task.call();
    }
    return sum;
  }

  @Benchmark
  public long throughSession() throws Exception {
    return session.run(batch);
  }
}
