package org.concurrencyatlas.process.task;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Puts the answers to a list of tasks in their places and waits for the last. Each chunk counts its
 * own: a single count, which the receivers of all workers would take from each other once a task,
 * costs more than the task's message.
 */
public final class OrderedAnswers<R extends @Nullable Object> {
  private final R[] answers;
  private final CountDownLatch parts;
  private final AtomicReference<@Nullable PoolException> failure = new AtomicReference<>();

  /** Expects the answers to so many tasks in chunks of this size. */
  @SuppressWarnings("unchecked") // nothing but answers is put in, and the array stays here
  public OrderedAnswers(int tasks, int chunk) {
    answers = (R[]) new Object[tasks];
    parts = new CountDownLatch(Math.ceilDiv(tasks, chunk));
  }

  /** Takes the answers of one chunk, which has so many tasks. */
  public AnswerCallback<R> part(int tasks) {
    return new Part(tasks);
  }

  /** Waits for all, also when one has failed; then the first reason is thrown. */
  public List<R> await() throws PoolException, InterruptedException {
    parts.await();
    PoolException reason = failure.get();
    if (reason != null) {
      throw reason;
    }
    return Collections.unmodifiableList(Arrays.asList(answers));
  }

  private final class Part implements AnswerCallback<R> {
    private final AtomicInteger missing;

    Part(int tasks) {
      missing = new AtomicInteger(tasks);
    }

    @Override
    public void answered(int index, R value) {
      answers[index] = value; // the counts make it visible
      countDown();
    }

    @Override
    public void failed(int index, PoolException reason) {
      failure.compareAndSet(null, reason);
      countDown();
    }

    private void countDown() {
      if (missing.decrementAndGet() == 0) {
        parts.countDown();
      }
    }
  }
}
