package org.concurrencyatlas.model;

import java.util.List;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Submitter.Submission;
import org.concurrencyatlas.workload.Task;

/**
 * Takes several tasks one after the other, so that most models only need to implement how they take
 * one.
 */
@FunctionalInterface
public interface SingleSubmitter extends Submitter {
  @Override
  default Submission submitAll(List<Task> tasks) throws InterruptedException {
    BatchLatch latch = new BatchLatch(tasks.size());
    try {
      for (Task task : tasks) {
        submit(task, latch);
      }
    } catch (InterruptedException | Error e) {
      latch.cancel();
      throw e;
    }
    return latch;
  }
}
