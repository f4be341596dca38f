package org.concurrencyatlas.suite;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.ModelCatalogue;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.workload.Task;
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
 * A model in a JVM that has never run it: {@code jmh ColdStartSuite -p
 * contender=fixed-pool,process-pool}. Opening the session counts; that of the JVM does not, an
 * empty {@code main} tells it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
public class ColdStartSuite {
  private static final long WATCHED_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Who starts. */
  @Param({
    "sequential",
    "platform-threads",
    "fixed-pool",
    "fork-join",
    "virtual-threads",
    "async",
    "process-pool"
  })
  public String contender;

  /** What is run. */
  @Param("sha256(bytes=1024;tasks=1000)")
  public String point;

  private ConcurrencyModel model;
  private Settings settings;
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

  /** Looks the model up and prepares the batch. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    ModelCatalogue models = new ModelCatalogue();
    Contender who = Contender.parse(contender);
    model = models.get(who.model());
    settings = models.resolve(who);
    work = Work.at(point);
  }

  /** Ends the back-ends. */
  @TearDown(Level.Trial)
  public void close() {
    work.close();
  }

  /** Opens the session and runs a batch of a single task. */
  @Benchmark
  public long firstAnswer() throws Exception {
    List<Task> one = work.batch().subList(0, 1);
    try (Session session = model.open(settings)) {
      return session.run(one);
    }
  }

  /** Opens the session and runs batches for ten seconds. */
  @Benchmark
  public void toSteady(Warm warm) throws Exception {
    WarmUpCurve curve = new WarmUpCurve();
    long start = System.nanoTime();
    try (Session session = model.open(settings)) {
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
