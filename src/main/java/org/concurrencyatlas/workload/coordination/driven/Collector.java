package org.concurrencyatlas.workload.coordination.driven;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.BatchDriver;
import org.concurrencyatlas.workload.Submitter.Submission;
import org.concurrencyatlas.workload.Task;

/** Submits the tasks of a batch and takes their results, on the thread that measures. */
final class Collector implements BatchDriver {
  private final Collect.Order order;
  private final boolean untilFirst;
  private final Use use;
  private final int tasks;
  private Results results;
  private Submission submitted = Submitted.NOTHING;

  Collector(Collect.Order order, boolean untilFirst, Use use, int tasks) {
    this.order = order;
    this.untilFirst = untilFirst;
    this.use = use;
    this.tasks = tasks;
    this.results = order.results(tasks);
  }

  @Override
  public long run(List<Task> batch, OpenModel model)
      throws ExecutionException, InterruptedException {
    results = order.results(tasks);
    List<Task> reporting = new ArrayList<>(tasks);
    for (Task task : batch) {
      reporting.add(reporting(reporting.size(), task));
    }
    submitted = new Submitted(model.submitter().submitAll(reporting));
    if (untilFirst) {
      return results.take(0, 1, use, submitted);
    }
    long sum = results.take(0, tasks, use, submitted);
    long _ = submitted.await();
    return sum;
  }

  private Task reporting(int index, Task task) {
    return task instanceof AsyncTask waiting
        ? new ReportingTask.Waiting(waiting, index, results, use)
        : new ReportingTask.Plain(task, index, results, use);
  }

  @Override
  public long after() throws ExecutionException, InterruptedException {
    long rest = untilFirst ? results.take(1, tasks, use, submitted) : 0;
    long _ = submitted.await();
    use.checkAll(tasks);
    return rest;
  }

  @Override
  public void cancel() {
    submitted.cancel();
  }

  /** Tasks whose end may be awaited more than once. */
  private static final class Submitted implements Submission {
    private static final Submission NOTHING =
        new Submission() {
          @Override
          public long await() {
            return 0;
          }

          @Override
          public void cancel() {
            // there is nothing
          }
        };

    private final Submission tasks;
    private boolean ended;
    private long sum;

    Submitted(Submission tasks) {
      this.tasks = tasks;
    }

    @Override
    public long await() throws ExecutionException, InterruptedException {
      if (!ended) {
        sum = tasks.await();
        ended = true;
      }
      return sum;
    }

    @Override
    public void cancel() {
      tasks.cancel();
    }
  }
}
