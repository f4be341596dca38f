package org.concurrencyatlas.workload.coordination.nested;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;

/** Begins tasks and answers with their sum when they have ended; holds no thread meanwhile. */
record ComposesChildren(Submitter.Composing model, List<Task> children) implements AsyncTask {
  @Override
  public long call() throws Exception {
    return new AwaitsChildren(model, children).call();
  }

  @Override
  public CompletionStage<Long> callAsync() {
    return model.compose(children);
  }
}
