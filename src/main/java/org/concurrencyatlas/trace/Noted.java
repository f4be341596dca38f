package org.concurrencyatlas.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.concurrencyatlas.workload.AsyncTask;
import org.concurrencyatlas.workload.SpanLog;
import org.concurrencyatlas.workload.SplitTask;
import org.concurrencyatlas.workload.Task;
import org.jspecify.annotations.Nullable;

/**
 * A task that notes when, where and with how much CPU time another one was under way, also when
 * that fails or is ended. It can cross to another JVM, as the task in it can.
 */
interface Noted extends Task {
  /** Number of the task in its batch. */
  long index();

  /** Class of the task in it. */
  String type();

  /** What that one consists of, as {@link TaskText} writes it. */
  String components();

  /** 1 when it only computes, else 0. */
  int computes();

  /** The file that notes are appended to. */
  String spans();

  @Override
  default Task bare() {
    return TaskText.read(type(), components());
  }

  @Override
  default long call() throws Exception {
    return called(this, bare(), computes() == 1);
  }

  /** One that can wait without a thread. */
  interface Async extends Noted, AsyncTask {
    @Override
    default CompletionStage<Long> callAsync() {
      return answered(this, System.nanoTime(), ((AsyncTask) bare()).callAsync());
    }

    @Override
    default CompletionStage<Long> callAsync(Executor processors) {
      return answered(this, System.nanoTime(), ((AsyncTask) bare()).callAsync(processors));
    }
  }

  /** One in two parts, which are noted each for itself. */
  interface Split extends Noted, SplitTask {
    @Override
    default Task computing() {
      Task part = ((SplitTask) bare()).computing();
      return NotedTasks.of(part, index(), /* crosses= */ true, /* computes= */ true, spans());
    }

    @Override
    default void begin(CompletableFuture<Long> answer) throws Exception {
      begin(called(this, ((SplitTask) bare()).computing(), /* computes= */ true), answer);
    }

    @Override
    default void begin(long computed, CompletableFuture<Long> answer) {
      CompletableFuture<Long> wait = new CompletableFuture<>();
      tell(this, System.nanoTime(), wait, answer);
      ((SplitTask) bare()).begin(computed, wait);
    }
  }

  private static long called(Noted noted, Task task, boolean computes) throws Exception {
    SpanLog log = new SpanLog(noted.index());
    SpanLog.Begin begin = SpanLog.begin();
    try {
      return task.call();
    } finally {
      log.whole(begin, computes);
      log.appendTo(Path.of(noted.spans()));
    }
  }

  private static CompletionStage<Long> answered(
      Noted noted, long since, CompletionStage<Long> answer) {
    CompletableFuture<Long> told = new CompletableFuture<>();
    tell(noted, since, answer.toCompletableFuture(), told);
    return told;
  }

  /** Notes a wait when it ends, and then tells its end; it ends when nobody is to be told. */
  private static void tell(
      Noted noted, long since, CompletableFuture<Long> wait, CompletableFuture<Long> told) {
    CompletableFuture<Long> _ =
        wait.whenComplete((value, failure) -> {
          Throwable reason = noteWait(noted, since, failure);
          if (reason != null) {
            boolean _ = told.completeExceptionally(reason);
          } else if (value != null) {
            boolean _ = told.complete(value);
          }
        });
    CompletableFuture<Long> _ = told.whenComplete((_, _) -> wait.cancel(true));
  }

  /** Returns why there is no answer, if there is none. */
  private static @Nullable Throwable noteWait(
      Noted noted, long since, @Nullable Throwable failure) {
    SpanLog log = new SpanLog(noted.index());
    log.wholeNowhere(since);
    try {
      log.appendTo(Path.of(noted.spans()));
      return failure;
    } catch (IOException e) {
      return failure == null ? e : failure;
    }
  }
}
