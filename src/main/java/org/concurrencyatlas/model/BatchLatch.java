package org.concurrencyatlas.model;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.concurrencyatlas.workload.Submitter;
import org.concurrencyatlas.workload.Task;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the answers of a batch whose parts end on many threads. The thread that submitted the
 * batch is woken once, by the last answer or the first failure: waiting for one part after the
 * other would wake it, and take a processor away from the work, up to once a task.
 */
public final class BatchLatch implements Submitter.Submission, Submitter.Completion {
  private final LongAdder sum = new LongAdder();
  private final AtomicInteger open;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * Expects so many answers.
   *
   * @param parts calls of {@link #succeed} that end the batch; with 0 it has ended
   */
  public BatchLatch(int parts) {
    this.open = new AtomicInteger(parts);
    if (parts == 0) {
      ended.countDown();
    }
  }

  /** Runs a task on the calling thread and counts its answer. */
  @Override
  public void run(Task task) {
    succeed(call(task));
  }

  /**
   * Runs a task on the calling thread; the caller adds its answer to those of a part and counts
   * them together.
   *
   * @return the answer; 0 when the task failed, or was not even tried because another one has
   */
  public long call(Task task) {
    if (failed()) {
      return 0;
    }
    try {
      return task.call();
    } catch (InterruptedException e) {
      fail(e);
      Thread.currentThread().interrupt(); // a pool that is being stopped looks for it
      return 0;
    } catch (Throwable e) {
      fail(e);
      return 0;
    }
  }

  /** Counts the answer of a part. */
  @Override
  public void succeed(long answer) {
    succeed(answer, 1);
  }

  /** Counts the answers of several parts, which were added up already. */
  public void succeed(long answers, int parts) {
    sum.add(answers);
    if (open.addAndGet(-parts) == 0) {
      ended.countDown();
    }
  }

  /** The first failure ends the batch; later ones are its consequences and do not count. */
  @Override
  public void fail(Throwable cause) {
    failure.compareAndSet(null, cause);
    ended.countDown();
  }

  public boolean failed() {
    return failure.get() != null;
  }

  /** After a failure no further task begins. */
  @Override
  public boolean wanted() {
    return !failed();
  }

  /**
   * Waits for the end of the batch.
   *
   * @return the sum of the answers
   */
  @Override
  public long await() throws ExecutionException, InterruptedException {
    ended.await();
    Throwable cause = failure.get();
    if (cause != null) {
      throw new ExecutionException(cause);
    }
    return sum.sum();
  }

  @Override
  public void cancel() {
    fail(new CancellationException("given up by whoever submitted it"));
  }
}
