package org.concurrencyatlas.suite;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.result.Contender;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * How long a model takes, from its opening in a fresh JVM, until it is as fast as it will be:
 * {@code jmh WarmUpSuite}. What counts is {@code millisToSteady}; the score itself is the time that
 * the suite watches.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(3)
public class WarmUpSuite {
  private static final long WATCHED_NANOS = TimeUnit.SECONDS.toNanos(6);

  /** Who starts. */
  @Param({
    "sequential",
    "platform-threads",
    "fixed-pool",
    "fork-join",
    "parallel-stream",
    "virtual-threads",
    "async",
    "process-pool"
  })
  public String contender;

  /** What is run. */
  @Param("sha256(bytes=1024;tasks=1000)")
  public String point;

  private final ModelCatalogue models = new ModelCatalogue();
  private Work work;

  /** What a model needs to be warm. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Warm {
    /** Milliseconds from the opening until a batch takes no longer than 1/0.95 of a steady one. */
    public double millisToSteady;

    /** Milliseconds of a steady batch. */
    public double steadyMillis;
  }

  /** Prepares the batch. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    work = Work.at(point);
  }

  /** Ends the back-ends. */
  @TearDown(Level.Trial)
  public void close() {
    work.close();
  }

  /** Opens the session and runs batches. */
  @Benchmark
  public void toSteady(Warm warm) throws Exception {
    Contender who = Contender.parse(contender);
    WarmUpCurve curve = new WarmUpCurve();
    long start = System.nanoTime();
    try (Session session = models.get(who.model()).open(models.resolve(who))) {
      for (long began = start; began - start < WATCHED_NANOS; ) {
        work.check(session.run(work.batch()));
        long ended = System.nanoTime();
        curve.add(ended - start, ended - began);
        began = ended;
      }
    }
    warm.millisToSteady = curve.nanosToSteady() / 1e6;
    warm.steadyMillis = curve.steadyNanos() / 1e6;
  }
}
