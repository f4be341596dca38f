package org.concurrencyatlas.model.process;

import java.util.List;
import java.util.stream.Stream;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.catalogue.Parameter.Choice;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.process.WorkerPool;
import org.concurrencyatlas.process.jvm.PoolLimits;
import org.concurrencyatlas.process.jvm.PoolOptions;
import org.concurrencyatlas.process.link.Transport;
import org.concurrencyatlas.process.task.RetryPolicy;

/**
 * Warm worker JVMs. Small tasks travel in chunks that grow until a chunk is worth its message;
 * uneven ones are still balanced, since a chunk never holds more than a share of what is left.
 */
public final class ProcessPool implements ConcurrencyModel {
  private static final List<Parameter> SETTINGS =
      List.of(
          WorkerSettings.processes("workers", "worker JVMs, one task at a time in each"),
          new WholeNumber(
              "chunk", "tasks in a message; 0 follows the time that tasks take", 0, 100_000, 0),
          new WholeNumber(
              "window", "messages in flight to a worker; 0 follows their time", 0, 256, 0),
          new Choice(
              "transport",
              "how messages cross",
              Stream.of(Transport.values()).map(Transport::id).toList(),
              Transport.PIPE.id()),
          new Choice(
              "large",
              "way of payloads of 32 KiB and more: beside the messages, or with them",
              List.of("shared", "link"),
              "shared"),
          WorkerSettings.HEAP,
          WorkerSettings.COLLECTOR);

  @Override
  public ModelInfo info() {
    return new ModelInfo(
            "process-pool",
            "warm worker JVMs fed over IPC",
            "ProcessPoolExecutor, Pool",
            "workers",
            SETTINGS)
        .with(Trait.COMPUTES, Trait.TAKES_TASKS_ANY_TIME)
        .inProcesses("workers", "heapMegabytes")
        .reading(CodeStyle.OTHER_PROCESS)
        .marked(new Mark(0xB5628F, 0xDD8CB9, Mark.Shape.PLUS, true));
  }

  @Override
  public Session open(Settings settings) throws Exception {
    int workers = settings.wholeNumber("workers");
    PoolOptions options =
        PoolOptions.of(workers)
            .withRetryPolicy(RetryPolicy.RETRYABLE)
            .withWindow(settings.wholeNumber("window"))
            .withTransport(Transport.of(settings.choice("transport")))
            .withLimits(limits(settings.choice("large")))
            .withJvm(WorkerSettings.jvm(settings));
    return new ProcessPoolSession(WorkerPool.open(options), workers, settings.wholeNumber("chunk"));
  }

  private static PoolLimits limits(String large) {
    return large.equals("link") ? PoolLimits.DEFAULT.withPayloadBytes(0) : PoolLimits.DEFAULT;
  }
}
