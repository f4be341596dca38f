package org.concurrencyatlas.process.task;

import org.jspecify.annotations.Nullable;

/**
 * Told of each answer as it comes, exactly once for each task. Called by the pool's threads, for
 * different tasks at the same time; must not block, since a worker's further answers wait behind
 * it, and must not throw.
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
