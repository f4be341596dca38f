package org.concurrencyatlas.model.catalogue;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.model.ConcurrencyModel;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.model.Settings;
import org.concurrencyatlas.model.thread.Sequential;
import org.concurrencyatlas.result.Contender;
import org.concurrencyatlas.workload.Task;

/**
 * Works once and then answers from memory: right answers without work, like a benchmark whose
 * result is cached or whose work was optimised away. It is a control and not in the list of models:
 * its throughput must exceed the physical limit, so that its cell is void.
 */
final class NoOp implements ConcurrencyModel {
  private static final ModelInfo INFO =
      new ModelInfo(Contender.NO_OP, "answers from memory: a negative control", "–", "", List.of());

  @Override
  public ModelInfo info() {
    return INFO;
  }

  @Override
  public Session open(Settings settings) throws Exception {
    return new Memory(new Sequential().open(settings));
  }

  private static final class Memory implements Session {
    private final Session worker;
    private List<Task> known = List.of();
    private long answer;

    Memory(Session worker) {
      this.worker = worker;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // comparing the tasks would be work
    public long run(List<Task> batch) throws ExecutionException, InterruptedException {
      if (batch != known) {
        answer = worker.run(batch);
        known = batch;
      }
      return answer;
    }

    @Override
    public void close() {
      worker.close();
    }
  }
}
