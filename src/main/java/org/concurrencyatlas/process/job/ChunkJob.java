package org.concurrencyatlas.process.job;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.process.task.AnswerCallback;
import org.concurrencyatlas.process.task.PoolException;
import org.concurrencyatlas.process.task.RetryPolicy;
import org.concurrencyatlas.process.task.TaskFailedException;
import org.concurrencyatlas.process.wire.RemoteFailure;
import org.jspecify.annotations.Nullable;

/** A job of the tasks {@code [from, to)} of a list, whose answers go to a callback. */
public final class ChunkJob<R extends @Nullable Object> extends Job {
  private final List<?> tasks;
  private final int to;
  private final AnswerCallback<R> answers;
  private int next;

  public ChunkJob(
      List<?> tasks, int from, int to, RetryPolicy retryPolicy, AnswerCallback<R> answers) {
    super(retryPolicy);
    this.tasks = tasks;
    this.next = from;
    this.to = to;
    this.answers = answers;
  }

  @Override
  public int count() {
    return to - next;
  }

  @Override
  Object task(int index) {
    return tasks.get(next + index);
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // the tasks' own type says what they answer
  public void answer(@Nullable Object value) {
    int index = next++;
    try {
      if (value instanceof RemoteFailure failure) {
        answers.failed(index, new TaskFailedException(failure));
      } else {
        answers.answered(index, (R) value);
      }
    } catch (RuntimeException | Error e) {
      report(e);
    }
  }

  @Override
  public void fail(PoolException reason) {
    while (next < to) {
      try {
        answers.failed(next++, reason);
      } catch (RuntimeException | Error e) {
        report(e);
      }
    }
  }

  /** An exception of a callback must not be taken for a failure of the worker. */
  private static void report(Throwable e) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
  }

  @Override
  List<Job> split() {
    List<Job> singles = new ArrayList<>();
    for (; next < to; next++) {
      singles.add(new ChunkJob<>(tasks, next, next + 1, retryPolicy(), answers));
    }
    return singles;
  }

  @Override
  public boolean wanted() {
    return true;
  }
}
