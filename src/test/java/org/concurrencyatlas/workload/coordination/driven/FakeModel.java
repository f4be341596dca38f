package org.concurrencyatlas.workload.coordination.driven;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.concurrencyatlas.workload.BatchDriver.OpenModel;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Submitter.Submission;
import org.concurrencyatlas.workload.Task;

/** A model that calls tasks on the calling thread and notes what it was asked for. */
final class FakeModel implements OpenModel {
  final List<String> calls = new ArrayList<>();

  @Override
  public long run(List<Task> batch) throws ExecutionException, InterruptedException {
    calls.add("run " + batch.size());
    return sum(batch);
  }

  @Override
  public Submitter submitter() {
    return new Submitter() {
      @Override
      public void submit(Task task, Completion done) {
        calls.add("submit");
        done.run(task);
      }

      @Override
      public Submission submitAll(List<Task> tasks) {
        calls.add("submit " + tasks.size());
        return submission(tasks);
      }
    };
  }

  private Submitter.Submission submission(List<Task> tasks) {
    return new Submitter.Submission() {
      @Override
      public long await() throws ExecutionException, InterruptedException {
        calls.add("await " + tasks.size());
        return sum(tasks);
      }

      @Override
      public void cancel() {
        calls.add("cancel " + tasks.size());
      }
    };
  }

  @Override
  public void close() {
    calls.add("close");
  }

  private static long sum(List<Task> tasks) throws ExecutionException, InterruptedException {
    long sum = 0;
    for (Task task : tasks) {
      try {
        sum += task.call();
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        throw new ExecutionException(e);
      }
    }
    return sum;
  }
}
