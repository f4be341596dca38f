package org.concurrencyatlas.workload.coordination.nested;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;

/**
 * Submits tasks and waits for them on its thread; answers with their sum. When one fails, it fails
 * with that reason, and the others are given up.
 */
record AwaitsChildren(Submitter model, List<Task> children) implements Task {
  @Override
  public long call() throws Exception {
    Submitter.Submission submitted = model.submitAll(children);
    try {
      return submitted.await();
    } catch (InterruptedException e) {
      submitted.cancel();
      throw e;
    } catch (ExecutionException e) {
      submitted.cancel();
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
