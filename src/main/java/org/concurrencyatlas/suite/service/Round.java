package org.concurrencyatlas.suite.service;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** One request of each task: together their answers have the checksum of a batch. */
final class Round {
  private final AtomicInteger open;
  private final AtomicLong sum = new AtomicLong();
  private final LongConsumer check;

  /**
   * Begins a round.
   *
   * @param requests as many as there are tasks
   * @param check is given the sum of their answers when all have come
   */
  Round(int requests, LongConsumer check) {
    this.open = new AtomicInteger(requests);
    this.check = check;
  }

  void answered(long answer) {
    sum.addAndGet(answer);
    if (open.decrementAndGet() == 0) {
      check.accept(sum.get());
    }
  }
}
