package org.concurrencyatlas.model.async;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.CodeStyle;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.PoolSession;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;

/** Completable futures: waiting tasks hold no thread, computing ones share one a processor. */
public final class Async implements ConcurrencyModel {
  private static final ModelInfo INFO =
      new ModelInfo(
              "async",
              "CompletableFuture pipelines over non-blocking I/O and timers",
              "asyncio coroutines, gather, as_completed",
              Admission.NAME,
              List.of(Admission.SETTING))
          .with(Trait.COMPUTES, Trait.WAITS, Trait.MUST_NOT_BLOCK, Trait.TAKES_TASKS_ANY_TIME)
          .reading(CodeStyle.CALLBACKS)
          .marked(new Mark(0x0060A0, 0x4DA3E0, Mark.Shape.STAR, true));

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Session open(Settings settings) {
    int admitted = Admission.of(settings);
    ExecutorService processors = Executors.newWorkStealingPool();
    return new Pipelines(processors, admitted, new AsyncIntake(processors, admitted));
  }

  /**
   * Runs batches and single tasks.
   *
   * @param processors computes, with one thread a processor
   * @param admitted tasks in flight at once
   * @param intake takes single tasks
   */
  private record Pipelines(ExecutorService processors, int admitted, AsyncIntake intake)
      implements Session {
    @Override
    public long run(List<Task> batch) throws ExecutionException, InterruptedException {
      AsyncBatch flight = new AsyncBatch(batch, processors);
      try {
        return flight.start(admitted).await();
      } catch (ExecutionException | InterruptedException e) {
        flight.cancel(e);
        throw e;
      }
    }

    @Override
    public Submitter submitter() {
      return intake;
    }

    @Override
    public void close() {
      intake.end();
      PoolSession.end(processors);
    }
  }
}
