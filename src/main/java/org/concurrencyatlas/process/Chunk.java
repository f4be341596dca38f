package org.concurrencyatlas.process;

import java.util.ArrayList;
import java.util.List;
import org.concurrencyatlas.process.wire.RemoteFailure;
import org.jspecify.annotations.Nullable;

/** A job of the tasks {@code [from, to)} of a list. */
final class Chunk<R extends @Nullable Object> extends Job {
  private final List<?> tasks;
  private final int to;
  private final Answers<R> answers;
  private int next;

  Chunk(List<?> tasks, int from, int to, Terms terms, Answers<R> answers) {
    super(terms);
    this.tasks = tasks;
    this.next = from;
    this.to = to;
    this.answers = answers;
  }

  @Override
  int count() {
    return to - next;
  }

  @Override
  Object task(int index) {
    return tasks.get(next + index);
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // the tasks' own type says what they answer
  void answer(@Nullable Object value) {
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
  void fail(PoolException reason) {
    while (next < to) {
      try {
        answers.failed(next++, reason);
      } catch (RuntimeException | Error e) {
        report(e);
      }
    }
  }

  /** A callback's own failure must not pass for a failure of the worker. */
  private static void report(Throwable e) {
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
  }

  @Override
  List<Job> split() {
    List<Job> singles = new ArrayList<>();
    for (; next < to; next++) {
      singles.add(new Chunk<>(tasks, next, next + 1, terms(), answers));
    }
    return singles;
  }

  @Override
  boolean wanted() {
    return true;
  }
}
