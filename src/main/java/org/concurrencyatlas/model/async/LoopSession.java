package org.concurrencyatlas.model.async;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.workload.Task;

/**
 * Runs batches on an event loop.
 *
 * @param loop starts tasks and counts their answers
 * @param computing does what they compute
 * @param admitted tasks in flight at once
 */
record LoopSession(Loop loop, Computing computing, int admitted) implements Session {
  @Override
  public long run(List<Task> batch) throws ExecutionException, InterruptedException {
    LoopBatch flight = new LoopBatch(batch, loop, computing, admitted);
    try {
      return flight.start().await();
    } catch (ExecutionException | InterruptedException e) {
      flight.cancel(e);
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      computing.close();
    } finally {
      loop.close();
    }
  }
}
