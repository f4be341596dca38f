package org.concurrencyatlas.process.task;

import org.jspecify.annotations.Nullable;

/**
 * Receives the answers to a list of tasks as they come: one call for each task. The pool's threads
 * call it, for different tasks at the same time. It must not throw, and must not block, since a
 * worker's further answers wait behind it.
 *
 * @param <R> type of the answers
 */
public interface AnswerCallback<R extends @Nullable Object> {
  /**
   * A task was answered.
   *
   * @param index its position in the list that was submitted
   */
  void answered(int index, R value);

  /**
   * A task has failed for good.
   *
   * @param index its position in the list that was submitted
   */
  void failed(int index, PoolException reason);
}
