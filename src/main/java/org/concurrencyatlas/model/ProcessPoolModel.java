package org.concurrencyatlas.model;

import java.util.List;
import org.concurrencyatlas.process.PoolOptions;
import org.concurrencyatlas.process.WorkerJvm;
import org.concurrencyatlas.process.WorkerPool;
import org.concurrencyatlas.workload.Parameter;
import org.concurrencyatlas.workload.Parameter.Choice;
import org.concurrencyatlas.workload.Parameter.WholeNumber;

/**
 * Warm worker JVMs. Small tasks travel in chunks that grow until a chunk is worth its message;
 * uneven ones are still balanced, since a chunk never holds more than a share of what is left.
 */
public final class ProcessPoolModel implements ConcurrencyModel {
  private static final List<Parameter> SETTINGS =
      List.of(
          new WholeNumber(
              "workers",
              "worker JVMs, one task at a time in each",
              1,
              1024,
              Runtime.getRuntime().availableProcessors()),
          new WholeNumber(
              "chunk", "tasks in a message; 0 follows the time that tasks take", 0, 100_000, 0),
          new WholeNumber(
              "window", "messages in flight to a worker; 0 follows their time", 0, 1024, 0),
          new WholeNumber(
              "heapMegabytes", "most heap of a worker; 0 is that of the fork", 0, 1 << 20, 0),
          new Choice(
              "collector",
              "collector of the workers; parent is that of the fork",
              List.of("parent", "serial", "parallel", "g1", "z"),
              "parent"));

  @Override
  public ModelInfo info() {
    return new ModelInfo(
        "process-pool",
        "warm worker JVMs fed over IPC",
        "ProcessPoolExecutor, Pool",
        "workers",
        SETTINGS);
  }

  @Override
  public Session open(Settings settings) throws Exception {
    int workers = settings.wholeNumber("workers");
    PoolOptions options =
        PoolOptions.of(workers).withWindow(settings.wholeNumber("window")).withJvm(jvm(settings));
    return new ProcessPoolSession(WorkerPool.open(options), workers, settings.wholeNumber("chunk"));
  }

  private static WorkerJvm jvm(Settings settings) {
    WorkerJvm fork = WorkerJvm.likeThis();
    int heap = settings.wholeNumber("heapMegabytes");
    String collector = settings.choice("collector");
    return new WorkerJvm(
        heap == 0 ? fork.heapMegabytes() : heap,
        switch (collector) {
          case "serial" -> "UseSerialGC";
          case "parallel" -> "UseParallelGC";
          case "g1" -> "UseG1GC";
          case "z" -> "UseZGC";
          default -> fork.collector();
        },
        List.of());
  }
}
