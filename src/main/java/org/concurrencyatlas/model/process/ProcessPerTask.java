package org.concurrencyatlas.model.process;

import java.util.List;
import java.util.concurrent.Callable;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.process.ProcessPerTaskExecutor;
import org.concurrencyatlas.process.StartupCache;
import org.concurrencyatlas.process.jvm.PoolOptions;
import org.concurrencyatlas.process.jvm.WorkerJvm;
import org.concurrencyatlas.process.task.RetryPolicy;

/** A new JVM for each task. */
public final class ProcessPerTask implements ConcurrencyModel {
  public static final String ID = "process-per-task";

  /** What the tasks will be is not known before the first batch. */
  private static final List<Callable<Long>> NO_EXAMPLES = List.of();

  private static final List<Parameter> SETTINGS =
      List.of(
          WorkerSettings.processes("processes", "JVMs at a time"),
          WorkerSettings.CACHE,
          WorkerSettings.HEAP,
          WorkerSettings.COLLECTOR);

  @Override
  public ModelInfo info() {
    return new ModelInfo(
            ID, "a new JVM for each task", "multiprocessing.Process", "processes", SETTINGS)
        .with(Trait.TAKES_TASKS_ANY_TIME)
        .inProcesses("processes", "heapMegabytes")
        .reading(CodeStyle.OTHER_PROCESS)
        .marked(new Mark(0xB5628F, 0xDD8CB9, Mark.Shape.CROSS, true));
  }

  @Override
  public Session open(Settings settings) throws Exception {
    WorkerJvm jvm = WorkerSettings.jvm(settings);
    StartupCache cache =
        switch (settings.choice("cache")) {
          case "cds" -> StartupCache.train(jvm, StartupCache.Kind.CDS, NO_EXAMPLES);
          case "aot" -> StartupCache.train(jvm, StartupCache.Kind.AOT, NO_EXAMPLES);
          default -> null;
        };
    PoolOptions options =
        PoolOptions.of(1)
            .withRetryPolicy(RetryPolicy.RETRYABLE)
            .withJvm(cache == null ? jvm : cache.jvm());
    return new ProcessPerTaskSession(
        new ProcessPerTaskExecutor(options), settings.wholeNumber("processes"), cache);
  }
}
