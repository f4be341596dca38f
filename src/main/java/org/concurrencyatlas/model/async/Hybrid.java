package org.concurrencyatlas.model.async;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executors;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.process.WorkerSettings;
import org.concurrencyatlas.process.WorkerPool;
import org.concurrencyatlas.process.jvm.PoolLimits;
import org.concurrencyatlas.process.jvm.PoolOptions;
import org.concurrencyatlas.process.task.RetryPolicy;

/**
 * An event loop for what waits, other threads or processes for what computes: as {@link EventLoop},
 * yet a task that computes keeps none waiting. It differs from {@link Async} in which thread
 * continues: there the one on which a task has ended starts the next task and counts the answer,
 * here only the loop does.
 */
public final class Hybrid implements ConcurrencyModel {
  private static final String COMPUTE = "compute";
  private static final String THREADS = "fixed-pool";
  private static final String PROCESSES = "process-pool";
  private static final String WORKERS = "workers";

  @Override
  public ModelInfo info() {
    return new ModelInfo(
            "hybrid",
            "an event loop for what waits, a pool of threads or processes for what computes",
            "asyncio + run_in_executor",
            Admission.NAME,
            List.of(
                Admission.SETTING,
                new Choice(COMPUTE, "where tasks compute", List.of(THREADS, PROCESSES), THREADS),
                WorkerSettings.processes(WORKERS, "threads or worker JVMs that compute"),
                WorkerSettings.HEAP,
                WorkerSettings.COLLECTOR))
        .with(
            Trait.COMPUTES,
            Trait.WAITS,
            Trait.MUST_NOT_BLOCK,
            Trait.TAKES_TASKS_ANY_TIME,
            Trait.BY_NAME)
        .inProcesses(WORKERS, WorkerSettings.HEAP.name(), COMPUTE, PROCESSES)
        .reading(CodeStyle.CALLBACKS)
        .marked(new Mark(0x7A3E9D, 0xC79BE3, Mark.Shape.CROSS, false));
  }

  @Override
  public Session open(Settings settings) throws IOException, InterruptedException {
    Loop loop = new Loop();
    try {
      return new LoopSession(loop, computing(loop, settings), Admission.of(settings));
    } catch (IOException | InterruptedException | RuntimeException e) {
      loop.close();
      throw e;
    }
  }

  private static Computing computing(Loop loop, Settings settings)
      throws IOException, InterruptedException {
    int workers = settings.wholeNumber(WORKERS);
    if (settings.choice(COMPUTE).equals(THREADS)) {
      return new Computing.OnPool(
          Executors.newFixedThreadPool(
              workers, Thread.ofPlatform().daemon().name("hybrid-", 0).factory()));
    }
    PoolOptions options =
        PoolOptions.of(workers)
            .withRetryPolicy(RetryPolicy.RETRYABLE)
            .withLimits(PoolLimits.DEFAULT.withQueueCapacity(Admission.MOST))
            .withJvm(WorkerSettings.jvm(settings));
    return new InWorkers(loop, WorkerPool.open(options));
  }
}
