package org.concurrencyatlas.process.job;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.concurrencyatlas.process.task.AnswerCallback;
import org.concurrencyatlas.process.task.PoolException;
import org.jspecify.annotations.Nullable;

/**
 * Collects the answers to a list of tasks in the order of the tasks. Each chunk counts its own
 * answers: the receivers of all workers would contend for a single count, which costs more than a
 * task's message.
 */
public final class OrderedAnswers<R extends @Nullable Object> {
  private final R[] answers;
  private final CountDownLatch openChunks;
  private final AtomicReference<@Nullable PoolException> failure = new AtomicReference<>();

  /** Expects the answers to so many tasks in chunks of this size. */
  @SuppressWarnings("unchecked") // nothing but answers is put in, and the array stays here
  public OrderedAnswers(int tasks, int chunk) {
    answers = (R[]) new Object[tasks];
    openChunks = new CountDownLatch(Math.ceilDiv(tasks, chunk));
  }

  /** Collects the answers of one chunk, which has so many tasks. */
  public AnswerCallback<R> chunk(int tasks) {
    return new Chunk(tasks);
  }

  /** Waits for all, also when one has failed; then the first reason is thrown. */
  public List<R> await() throws PoolException, InterruptedException {
    openChunks.await();
    PoolException reason = failure.get();
    if (reason != null) {
      throw reason;
    }
    return Collections.unmodifiableList(Arrays.asList(answers));
  }

  private final class Chunk implements AnswerCallback<R> {
    private final AtomicInteger missing;

    Chunk(int tasks) {
      missing = new AtomicInteger(tasks);
    }

    @Override
    public void answered(int index, R value) {
      answers[index] = value; // the count and the latch make it visible to the waiting thread
      countDown();
    }

    @Override
    public void failed(int index, PoolException reason) {
      failure.compareAndSet(null, reason);
      countDown();
    }

    private void countDown() {
      if (missing.decrementAndGet() == 0) {
        openChunks.countDown();
      }
    }
  }
}
