package org.concurrencyatlas.model;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.catalogue.Mark;
import org.concurrencyatlas.catalogue.ModelInfo;
import org.concurrencyatlas.catalogue.ModelInfo.Trait;
import org.concurrencyatlas.catalogue.Parameter.WholeNumber;
import org.concurrencyatlas.workload.Task;

/** A user's model: it says of itself what it is fit for, and has a mark of its own. */
public final class Queued implements ConcurrencyModel {
  @Override
  public ModelInfo info() {
    return new ModelInfo(
            "queued",
            "one task after another, from a jar",
            "–",
            "lanes",
            List.of(new WholeNumber("lanes", "tasks in flight at once", 1, 1_000_000, 1)))
        .with(Trait.COMPUTES, Trait.WAITS, Trait.THREAD_PER_TASK)
        .marked(new Mark(0x123456, 0xABCDEF, Mark.Shape.DIAMOND, false));
  }

  @Override
  public Session open(Settings settings) {
    return new Session() {
      @Override
      public long run(List<Task> batch) throws ExecutionException {
        long sum = 0;
        for (Task task : batch) {
          try {
            sum += task.call();
          } catch (Exception e) {
            throw new ExecutionException(e);
          }
        }
        return sum;
      }

      @Override
      public void close() {}
    };
  }
}
