package org.concurrencyatlas.suite;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.catalogue.ModelCatalogue;
import org.concurrencyatlas.model.thread.Sequential;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.suite.activity.ModelThreads;
import org.concurrencyatlas.workload.BatchDriver;
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
 * One contender at one point. The benchmark method submits one batch and waits for all of it; the
 * session is opened before and closed after, and every answer is checked between two calls. JMH's
 * number of threads is no parameter here: the contender decides how many tasks run at once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public abstract class BatchSuite {
  /** Who runs, as in {@code fixed-pool(threads=64)}. */
  @Param(Sequential.ID)
  public String contender;

  private Work work;
  private Callable<Session> model;
  private Session session;
  private BatchDriver driver;
  private long answer;

  /** The point as it is written; every suite has its own default. */
  abstract String point();

  /** Opens the session and prepares the batch. */
  @Setup(Level.Trial)
  public void open() throws Exception {
    ModelCatalogue models = new ModelCatalogue();
    Contender who = Contender.parse(contender);
    work = Work.at(point());
    ModelThreads.before();
    model = () -> models.get(who.model()).open(models.resolve(who));
    session = model.call();
    work = work.in(session);
    driver = work.workload().driver(work.point());
  }

  /** Does what comes before a batch: most have nothing. */
  @Setup(Level.Invocation)
  public void before() throws InterruptedException {
    driver.before(session);
  }

  /** The timed region. */
  @Benchmark
  public long batch() throws InterruptedException {
    long start = BuiltInSlowdown.start();
    try {
      answer = driver.run(work.batch(), session);
    } catch (ExecutionException e) {
      driver.cancel();
      throw FailedBatchException.of(e, session);
    }
    BuiltInSlowdown.end(start);
    return answer;
  }

  /** Awaits what the batch left running; fails the fork when an answer is wrong. */
  @TearDown(Level.Invocation)
  public void check() throws Exception {
    work.check(answer + driver.after());
    if (driver.closesModel()) {
      session = model.call();
    }
  }

  /** Ends threads, workers and back-ends. */
  @TearDown(Level.Trial)
  public void close() {
    try {
      session.close();
    } finally {
      work.close();
    }
  }
}
