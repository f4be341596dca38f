package org.concurrencyatlas.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** How often workers may die before the pool gives up: so many times within a period. */
final class RestartBudget {
  private final int max;
  private final Duration period;
  private final LongSupplier nanoClock;
  private final Deque<Long> exits = new ArrayDeque<>();

  RestartBudget(int max, Duration period, LongSupplier nanoClock) {
    this.max = max;
    this.period = period;
    this.nanoClock = nanoClock;
  }

  /** Counts an exit; false when it was one too many. */
  synchronized boolean spend() {
    long now = nanoClock.getAsLong();
    while (!exits.isEmpty() && now - exits.getFirst() > period.toNanos()) {
      exits.removeFirst();
    }
    exits.addLast(now);
    return exits.size() <= max;
  }

  @Override
  public String toString() {
    return "%d in %d s".formatted(max, period.toSeconds());
  }
}
