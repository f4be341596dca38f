package org.concurrencyatlas.suite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.model.pool.SingleThread;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.result.latency.Latency;
import org.concurrencyatlas.result.store.Json;
import org.concurrencyatlas.suite.activity.ModelThreads;
import org.concurrencyatlas.suite.service.Load;
import org.concurrencyatlas.suite.service.OpenLoop;
import org.concurrencyatlas.workload.UnsupportedTaskException;
import org.concurrencyatlas.workload.data.SplitMix;
import org.concurrencyatlas.workload.service.OpenWorkload;
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
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * One contender as a service: {@code jmh ServiceSuite -p point=service -p contender=fixed-pool}.
 * Requests come from the first warm-up to the end without a pause. What JMH times is how long as
 * many answers take as a batch has tasks; the latencies go to a file of their own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ServiceSuite {
  /** A property of the fork's JVM: the file that its latencies are written to; without it, none. */
  public static final String FILE = "concurrencyatlas.latency";

  /** A property of the fork's JVM: the seed of the session, whose schedules are its own. */
  public static final String SESSION = "concurrencyatlas.session";

  /** A property of the fork's JVM: which of the session's schedules the requests follow. */
  public static final String SCHEDULE = "concurrencyatlas.schedule";

  /** Who answers. */
  @Param(SingleThread.ID)
  public String contender;

  /** What is asked for, as in {@code service(loadPercent=50;cpuNanos=1000000)}. */
  @Param("service")
  public String point;

  private Work work;
  private OpenLoop loop;
  private Session session;

  /** Starts the generator's thread, opens the session, and lets the requests come. */
  @Setup(Level.Trial)
  public void open() throws Exception {
    ModelCatalogue models = new ModelCatalogue();
    Contender who = Contender.parse(contender);
    work = Work.at(point);
    loop = loop(work);
    ModelThreads.before();
    session = models.get(who.model()).open(models.resolve(who));
    loop.begin(session.submitter());
  }

  private static OpenLoop loop(Work work) {
    if (!(work.workload() instanceof OpenWorkload service)) {
      throw new UnsupportedTaskException(work.point() + " is no service");
    }
    int processors = Runtime.getRuntime().availableProcessors();
    return new OpenLoop(
        Load.of(service, work.point(), work.batch(), processors, seed()), work::check);
  }

  /** Of the schedule: another session, which repeats a run, has others. */
  static long seed() {
    long session = SplitMix.mix(Long.getLong(SESSION, 0));
    return SplitMix.mix(session + Long.getLong(SCHEDULE, 0));
  }

  /** What is due in a measured iteration counts. */
  @Setup(Level.Iteration)
  public void begin(IterationParams iteration) {
    if (iteration.getType() == IterationType.MEASUREMENT) {
      loop.measure(
          Duration.ofNanos(
              iteration.getCount() * iteration.getTime().convertTo(TimeUnit.NANOSECONDS)));
    }
  }

  /** What is due between two iterations does not. */
  @TearDown(Level.Iteration)
  public void end(IterationParams iteration) {
    if (iteration.getType() == IterationType.MEASUREMENT) {
      loop.pause();
    }
  }

  /** The timed region. */
  @Benchmark
  public void answers() throws InterruptedException {
    try {
      loop.await(work.batch().size());
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  /** Tells the latencies; ends threads, workers and back-ends. */
  @TearDown(Level.Trial)
  public void close() throws Exception {
    try {
      Latency latency = loop.end();
      String file = System.getProperty(FILE);
      if (file != null) {
        Files.writeString(Path.of(file), Json.line(latency));
      }
    } catch (ExecutionException e) {
      throw failed(e);
    } finally {
      loop.stop();
      session.close();
      work.close();
    }
  }

  private RuntimeException failed(ExecutionException e) {
    return e.getCause() instanceof WrongAnswerException wrong
        ? wrong
        : FailedBatchException.of(e, session);
  }
}
