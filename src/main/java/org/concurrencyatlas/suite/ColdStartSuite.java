package org.concurrencyatlas.suite;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.model.thread.Sequential;
import org.concurrencyatlas.result.Contender;
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

/**
 * A model in a JVM that has never run it: {@code jmh ColdStartSuite -p contender=process-pool}.
 * Opening the session is measured. Closing it is not, nor is the start of the JVM, which an empty
 * {@code main} shows.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
public class ColdStartSuite {
  /** Who starts. */
  @Param(Sequential.ID)
  public String contender;

  /** What is run. */
  @Param("cold-start")
  public String point;

  private ConcurrencyModel model;
  private Settings settings;
  private Work work;
  private @Nullable Session session;
  private long answer;

  /** Looks the model up and prepares the batch. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    ModelCatalogue models = new ModelCatalogue();
    Contender who = Contender.parse(contender);
    model = models.get(who.model());
    settings = models.resolve(who);
    work = Work.at(point);
  }

  /** Opens the session and runs the batch. */
  @Benchmark
  public long firstAnswers() throws Exception {
    Session opened = model.open(settings);
    session = opened;
    answer = opened.run(work.batch());
    return answer;
  }

  /** Voids the fork when the batch was not answered rightly. */
  @TearDown(Level.Invocation)
  public void close() {
    if (session != null) {
      session.close();
    }
    work.check(answer);
  }

  /** Ends the back-ends. */
  @TearDown(Level.Trial)
  public void end() {
    work.close();
  }
}
