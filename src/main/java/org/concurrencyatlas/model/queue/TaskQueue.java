package org.concurrencyatlas.model.queue;

import java.util.List;
import java.util.Set;
import org.concurrencyatlas.backend.BackEnds;
import org.concurrencyatlas.backend.broker.BrokerUrl;
import org.concurrencyatlas.catalogue.Library;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.catalogue.Parameter;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.process.WorkerSettings;

/**
 * Tasks through a message broker to worker JVMs, which may be on other hosts: at least once, each
 * answer counted once.
 */
public final class TaskQueue implements ConcurrencyModel {
  public static final String ID = "task-queue";

  /** So many deliveries wait in the client; more would keep it from reading confirmations. */
  private static final int MOST_PREFETCH = 1_000;

  private static final int MOST_WINDOW = 10_000;
  private static final int USUAL_PREFETCH = 16;

  private static final List<Parameter> SETTINGS =
      List.of(
          WorkerSettings.processes("workers", "worker JVMs, one task at a time in each"),
          new WholeNumber(
              "prefetch",
              "tasks that the broker hands a worker before it has confirmed any",
              1,
              MOST_PREFETCH,
              USUAL_PREFETCH),
          new WholeNumber(
              "durable", "1: the broker writes tasks to disk before it confirms them", 0, 1, 0),
          new WholeNumber(
              "window",
              "tasks without an answer at once; 0 follows workers and prefetch",
              0,
              MOST_WINDOW,
              0),
          new WholeNumber(
              "elsewhere", "1: the workers were started on other hosts, none is here", 0, 1, 0),
          WorkerSettings.HEAP,
          WorkerSettings.COLLECTOR);

  @Override
  public ModelInfo info() {
    return new ModelInfo(
            ID,
            "worker JVMs, here or on other hosts, fed through a message broker",
            "Celery",
            "workers",
            SETTINGS)
        .with(
            Trait.COMPUTES,
            Trait.TAKES_TASKS_ANY_TIME,
            Trait.THROUGH_A_BROKER,
            Trait.SEPARATE_MEMORY,
            Trait.BY_NAME)
        .inProcesses("workers", "heapMegabytes", "elsewhere", "0")
        .reading(CodeStyle.OTHER_PROCESS)
        .marked(new Mark(0xB5628F, 0xDD8CB9, Mark.Shape.CHEVRON, false));
  }

  @Override
  public Set<Library> libraries(Settings settings) {
    return Set.of(Library.AMQP);
  }

  @Override
  public Set<String> services() {
    return Set.of(BrokerUrl.SERVICE);
  }

  @Override
  public Session open(Settings settings) throws Exception {
    BackEnds broker = BackEnds.open(services());
    try {
      return TaskQueueSession.open(broker, QueueSettings.of(settings));
    } catch (Exception e) {
      broker.close();
      throw e;
    }
  }
}
