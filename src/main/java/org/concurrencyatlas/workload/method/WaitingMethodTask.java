package org.concurrencyatlas.workload.method;

import org.concurrencyatlas.workload.WaitingTask;

/**
 * The same for a method that was seen to wait, and blocks its thread meanwhile.
 *
 * @param index which call of the batch it is, from 0
 */
record WaitingMethodTask(long index) implements WaitingTask {
  @Override
  public long call() throws Exception {
    return MethodTask.call(index);
  }
}
