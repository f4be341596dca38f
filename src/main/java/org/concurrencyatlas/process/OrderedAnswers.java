package org.concurrencyatlas.process;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Puts the answers to a list of tasks in their places and waits for the last. */
final class OrderedAnswers<R extends @Nullable Object> implements Answers<R> {
  private final R[] answers;
  private final AtomicInteger missing;
  private final CountDownLatch done = new CountDownLatch(1);
  private final AtomicReference<@Nullable PoolException> failure = new AtomicReference<>();

  @SuppressWarnings("unchecked") // nothing but answers is put in, and the array stays here
  OrderedAnswers(int tasks) {
    answers = (R[]) new Object[tasks];
    missing = new AtomicInteger(tasks);
    if (tasks == 0) {
      done.countDown();
    }
  }

  @Override
  public void answered(int index, R value) {
    answers[index] = value; // the count below makes it visible
    countDown();
  }

  @Override
  public void failed(int index, PoolException reason) {
    failure.compareAndSet(null, reason);
    countDown();
  }

  /** Waits for all, also when one has failed; then the first reason is thrown. */
  List<R> await() throws PoolException, InterruptedException {
    done.await();
    PoolException reason = failure.get();
    if (reason != null) {
      throw reason;
    }
    return Collections.unmodifiableList(Arrays.asList(answers));
  }

  private void countDown() {
    if (missing.decrementAndGet() == 0) {
      done.countDown();
    }
  }
}
