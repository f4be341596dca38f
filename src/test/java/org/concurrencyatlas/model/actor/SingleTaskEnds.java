package org.concurrencyatlas.model.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.concurrencyatlas.workload.Submitter.Completion;

/** Keeps what became of single tasks. */
final class SingleTaskEnds implements Completion {
  private final List<Long> answers = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final CountDownLatch open;

  SingleTaskEnds(int tasks) {
    open = new CountDownLatch(tasks);
  }

  void await() throws InterruptedException {
    open.await();
  }

  synchronized List<Long> answers() {
    return List.copyOf(answers);
  }

  synchronized List<String> reasons() {
    return List.copyOf(reasons);
  }

  @Override
  public synchronized void succeed(long answer) {
    answers.add(answer);
    open.countDown();
  }

  @Override
  public synchronized void fail(Throwable cause) {
    reasons.add(String.valueOf(cause.getMessage()));
    open.countDown();
  }
}
