package org.concurrencyatlas.workload.coordination.driven;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.workload.BatchDriver;
import org.concurrencyatlas.workload.Task;
import org.concurrencyatlas.workload.coordination.driven.Stopping.StoppedException;

/**
 * Runs a batch that is stopped, and closes the model: both are in the timed region. A task that
 * then still runs, or a thread that every batch leaves behind, is a failure.
 */
final class StoppedBatch implements BatchDriver {
  /** The JVM starts a few threads of its own when something is done for the first time. */
  private static final int OF_THE_JVM = 20;

  private int batches;
  private int threadsAfterFirst;

  @Override
  public long run(List<Task> batch, OpenModel model)
      throws ExecutionException, InterruptedException {
    Stopping shared = ((StoppedTask) batch.getFirst().bare()).shared();
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
  public long after() {
    int threads = ManagementFactory.getThreadMXBean().getThreadCount();
    if (batches == 0) {
      threadsAfterFirst = threads;
    }
    int more = threads - threadsAfterFirst;
    if (more >= Math.max(OF_THE_JVM, batches)) {
      throw new IllegalStateException(
          "%d threads were left behind by %d batches whose model was closed"
              .formatted(more, batches));
    }
    batches++;
    return 0;
  }

  @Override
  public boolean closesModel() {
    return true;
  }
}
