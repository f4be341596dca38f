package org.concurrencyatlas.workload.coordination.driven;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.concurrencyatlas.workload.data.SplitMix;
import org.concurrencyatlas.workload.data.XorShift;

/** What is computed with each result, by any thread. */
final class Use {
  private final int steps;
  private final AtomicLong used = new AtomicLong();

  /** So many steps of arithmetic with each. */
  Use(int steps) {
    this.steps = steps;
  }

  void accept(long answer) {
    used.addAndGet(XorShift.walk(answer, steps));
  }

  /**
   * Begins anew.
   *
   * @param tasks whose answers must have been used, each once
   * @throws IllegalStateException when they were not
   */
  void checkAll(long tasks) {
    long expected = LongStream.range(0, tasks).map(SplitMix::mix).map(XorShift.jump(steps)).sum();
    long was = used.getAndSet(0);
    if (was != expected) {
      throw new IllegalStateException(
          "the results of %d tasks were used wrongly: %d instead of %d"
              .formatted(tasks, was, expected));
    }
  }
}
