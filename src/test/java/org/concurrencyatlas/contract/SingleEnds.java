package org.concurrencyatlas.contract;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.concurrencyatlas.workload.Submitter.Completion;

/** How single tasks ended. */
final class SingleEnds implements Completion {
  private final Semaphore ended = new Semaphore(0);
  private final AtomicLong answers = new AtomicLong();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  @Override
  public void succeed(long answer) {
    answers.addAndGet(answer);
    ended.release();
  }

  @Override
  public void fail(Throwable cause) {
    failures.add(cause);
    ended.release();
  }

  void await(int tasks) throws InterruptedException {
    if (!ended.tryAcquire(tasks, 30, TimeUnit.SECONDS)) {
      throw new AssertionError("only %d of %d ended".formatted(ended.availablePermits(), tasks));
    }
  }

  /** The sum of the answers. */
  long answers() {
    return answers.get();
  }

  List<Throwable> failures() {
    return failures;
  }
}
