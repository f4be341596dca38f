package org.concurrencyatlas.workload.coordination.nested;

import java.util.List;
import org.concurrencyatlas.workload.Task;

/** Calls tasks one after the other and answers with the sum, without the model. */
record CallsChildren(List<Task> children) implements Task {
  @Override
  public long call() throws Exception {
    long sum = 0;
    for (Task child : children) {
      sum += child.call();
    }
    return sum;
  }
}
