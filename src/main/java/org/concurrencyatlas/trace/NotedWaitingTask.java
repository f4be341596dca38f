package org.concurrencyatlas.trace;

import org.concurrencyatlas.workload.WaitingTask;

/** The same as {@link NotedTask} of a task that waits and holds its thread meanwhile. */
record NotedWaitingTask(long index, String type, String components, String spans)
    implements WaitingTask {
  @Override
  public long call() throws Exception {
    return new NotedTask(index, type, components, /* computes= */ 0, spans).call();
  }
}
