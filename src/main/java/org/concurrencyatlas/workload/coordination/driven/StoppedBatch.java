package org.concurrencyatlas.workload.coordination.driven;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.workload.BatchDriver;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.coordination.driven.Stopping.StoppedException;

/** Runs a batch that is stopped, and closes the model: both are in the timed region. */
final class StoppedBatch implements BatchDriver {
  @Override
  public long run(List<Task> batch, OpenModel model)
      throws ExecutionException, InterruptedException {
    Stopping shared = ((StoppedTask) batch.getFirst()).shared();
    shared.beginBatch();
    try {
      long answer = model.run(batch);
      throw new IllegalStateException("a batch that is stopped was answered with " + answer);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof StoppedException)) {
        throw e;
      }
    } catch (InterruptedException e) {
      if (!shared.interrupts()) {
        throw e;
      }
    }
    model.close();
    if (shared.running() > 0) {
      throw new IllegalStateException(
          "%d of %d tasks still ran when the model was closed"
              .formatted(shared.running(), shared.begun()));
    }
    return shared.begun();
  }

  @Override
  public boolean closesModel() {
    return true;
  }
}
