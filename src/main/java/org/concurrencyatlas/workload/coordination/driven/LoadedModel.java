package org.concurrencyatlas.workload.coordination.driven;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.workload.BatchDriver;
import org.concurrencyatlas.workload.Submitter.Submission;
import org.concurrencyatlas.workload.Task;
import org.jspecify.annotations.Nullable;

/** Runs batches on a model that was given other tasks before each, and awaits those after it. */
final class LoadedModel implements BatchDriver {
  private final List<Task> load;
  private final long expected;
  private @Nullable Submission submitted;

  /**
   * For one load.
   *
   * @param expected the sum of its answers
   */
  LoadedModel(List<Task> load, long expected) {
    this.load = List.copyOf(load);
    this.expected = expected;
  }

  @Override
  public void before(OpenModel model) throws InterruptedException {
    submitted = model.submitter().submitAll(load);
  }

  @Override
  public long run(List<Task> batch, OpenModel model)
      throws ExecutionException, InterruptedException {
    return model.run(batch);
  }

  @Override
  public long after() throws ExecutionException, InterruptedException {
    long answer = submitted == null ? expected : submitted.await();
    if (answer != expected) {
      throw new IllegalStateException(
          "the load was answered with %d instead of %d".formatted(answer, expected));
    }
    return 0;
  }

  @Override
  public void cancel() {
    if (submitted != null) {
      submitted.cancel();
    }
  }
}
