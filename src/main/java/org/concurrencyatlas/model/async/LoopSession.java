package org.concurrencyatlas.model.async;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;

/**
 * Runs batches and single tasks on an event loop.
 *
 * @param loop starts tasks and counts their answers
 * @param computing does what they compute
 * @param admitted tasks in flight at once
 * @param intake takes single tasks
 */
record LoopSession(Loop loop, Computing computing, int admitted, LoopIntake intake)
    implements Session {
  LoopSession(Loop loop, Computing computing, int admitted) {
    this(loop, computing, admitted, new LoopIntake(loop, computing, admitted));
  }

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
  public Submitter submitter() {
    return intake;
  }

  @Override
  public void close() {
    intake.end();
    try {
      computing.close();
    } finally {
      loop.close();
    }
  }
}
