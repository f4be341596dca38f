package org.concurrencyatlas.process.task;

import org.jspecify.annotations.Nullable;

/**
 * A task of a list that has its answer, or has failed for good.
 *
 * @param <R> type of the answers
 */
public sealed interface CompletedTask<R extends @Nullable Object> {
  /** The task's position in the list that was submitted. */
  int index();

  /** The task's answer. */
  record Value<R extends @Nullable Object>(int index, R value) implements CompletedTask<R> {}

  /** Why the task has no answer. */
  record Failure<R extends @Nullable Object>(int index, PoolException reason)
      implements CompletedTask<R> {}
}
