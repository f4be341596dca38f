package org.concurrencyatlas.model.thread;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.stream.Stream;
import org.concurrencyatlas.model.Session;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Submitter.Completion;
import org.concurrencyatlas.workload.Submitter.Submission;
import org.concurrencyatlas.workload.Task;

/**
 * A scope for each batch; it closes when all its tasks have ended, also those that ignore their
 * interruption. Single tasks have one that is open as long as the session.
 */
final class StructuredSession implements Session, Submitter {
  private final InFlightLimit admission;
  private final StructuredIntake intake;

  /**
   * Opens it.
   *
   * @param admission how many tasks are in flight at once
   */
  StructuredSession(InFlightLimit admission) {
    this.admission = admission;
    this.intake = new StructuredIntake(admission);
  }

  @Override
  public long run(List<Task> batch) throws ExecutionException, InterruptedException {
    return submitAll(batch).await();
  }

  @Override
  public Submitter submitter() {
    return this;
  }

  @Override
  public void submit(Task task, Completion done) {
    intake.submit(task, done);
  }

  /** A scope within the one of the task that submits, if it is one. */
  @Override
  public Submission submitAll(List<Task> tasks) {
    var scope = StructuredTaskScope.open(Joiner.<Long>allSuccessfulOrThrow());
    for (Task task : tasks) {
      scope.fork(() -> admitted(task));
    }
    return new Scoped(scope);
  }

  /** A scope that ends when its tasks are awaited or cancelled. */
  private record Scoped(StructuredTaskScope<Long, Stream<Subtask<Long>>> scope)
      implements Submission {
    @Override
    public long await() throws ExecutionException, InterruptedException {
      try (scope) {
        return scope.join().mapToLong(Subtask::get).sum();
      } catch (FailedException e) {
        throw new ExecutionException(e.getCause());
      }
    }

    @Override
    public void cancel() {
      try {
        scope.close();
      } catch (IllegalStateException _) {
        // nobody joined it; it has closed all the same
      }
    }
  }

  private long admitted(Task task) throws Exception {
    admission.enter();
    long answer = task.call();
    admission.leave(); // one that fails ends the scope: nobody waits for its permit
    return answer;
  }

  @Override
  public void close() {
    intake.close();
  }
}
