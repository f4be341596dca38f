package org.concurrencyatlas.workload.method;

import java.lang.invoke.MethodHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.concurrencyatlas.workload.AsyncTask;

/**
 * One call of a method that returns a {@link CompletionStage}.
 *
 * @param index which call of the batch it is, from 0
 */
record AsyncMethodTask(long index) implements AsyncTask {
  private static final UserMethod METHOD = UserMethod.ofThisJvm();
  private static final MethodHandle START = METHOD.start();

  @Override
  public long call() throws Exception {
    CompletableFuture<?> answer = start().toCompletableFuture();
    try {
      return METHOD.reduce(answer.get());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }

  @Override
  public CompletionStage<Long> callAsync() {
    CompletableFuture<Long> answer = new CompletableFuture<>();
    begin(answer);
    return answer;
  }

  /** A method that computes before it waits is started by the processors. */
  @Override
  public CompletionStage<Long> callAsync(Executor processors) {
    if (!METHOD.computes()) {
      return callAsync();
    }
    CompletableFuture<Long> answer = new CompletableFuture<>();
    processors.execute(() -> begin(answer));
    return answer;
  }

  private void begin(CompletableFuture<Long> answer) {
    try {
      CompletionStage<?> stage = start();
      CompletionStage<?> _ =
          stage.whenComplete((value, failure) -> complete(answer, value, failure));
      var _ = answer.whenComplete((_, _) -> cancelled(answer, stage));
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }

  private static void complete(CompletableFuture<Long> answer, Object value, Throwable failure) {
    if (failure != null) {
      answer.completeExceptionally(failure);
      return;
    }
    try {
      answer.complete(METHOD.reduce(value));
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }

  private static void cancelled(CompletableFuture<Long> answer, CompletionStage<?> stage) {
    if (answer.isCancelled()) {
      stage.toCompletableFuture().cancel(true);
    }
  }

  private CompletionStage<?> start() throws Exception {
    try {
      CompletionStage<?> stage = (CompletionStage<?>) START.invokeExact(index);
      if (stage == null) {
        throw new NullPointerException("the method returned null instead of a stage");
      }
      return stage;
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("the method threw what is neither exception nor error", e);
    }
  }
}
