package org.concurrencyatlas.model;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.concurrencyatlas.process.Answers;
import org.concurrencyatlas.process.PoolException;
import org.jspecify.annotations.Nullable;

/** Adds up the answers of a batch and waits for the last. */
final class SumOfAnswers implements Answers<Long> {
  private final LongAdder sum = new LongAdder();
  private final AtomicInteger missing;
  private final AtomicReference<@Nullable PoolException> failure = new AtomicReference<>();
  private final CountDownLatch done = new CountDownLatch(1);

  SumOfAnswers(int tasks) {
    missing = new AtomicInteger(tasks);
    if (tasks == 0) {
      done.countDown();
    }
  }

  @Override
  public void answered(int index, Long value) {
    sum.add(value);
    countDown();
  }

  @Override
  public void failed(int index, PoolException reason) {
    failure.compareAndSet(null, reason);
    countDown();
  }

  /** Waits for the answers of all tasks, also when one has failed. */
  long await() throws ExecutionException, InterruptedException {
    done.await();
    PoolException reason = failure.get();
    if (reason != null) {
      throw new ExecutionException(reason);
    }
    return sum.sum();
  }

  private void countDown() {
    if (missing.decrementAndGet() == 0) {
      done.countDown();
    }
  }
}
