package org.concurrencyatlas.cli.output;

import java.util.function.LongSupplier;

/**
 * Runs an expensive action so rarely that it costs little: it is skipped until thirty times its
 * last duration has passed. The looks of a map follow each other within seconds, and a report after
 * each would eat the budget of the race. Used by one thread.
 */
final class RateLimited implements Runnable {
  private static final int PAUSES = 30;

  private final Runnable action;
  private final LongSupplier nanoTime;
  private long notBefore;

  RateLimited(Runnable action) {
    this(action, System::nanoTime);
  }

  RateLimited(Runnable action, LongSupplier nanoTime) {
    this.action = action;
    this.nanoTime = nanoTime;
    this.notBefore = nanoTime.getAsLong();
  }

  @Override
  public void run() {
    long start = nanoTime.getAsLong();
    if (start - notBefore >= 0) {
      action.run();
      long end = nanoTime.getAsLong();
      notBefore = end + PAUSES * (end - start);
    }
  }
}
