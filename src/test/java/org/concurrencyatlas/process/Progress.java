package org.concurrencyatlas.process;

import java.time.Duration;

/** Prints every few seconds how far a long test has come. */
final class Progress {
  private static final long PERIOD_NANOS = 10_000_000_000L;

  private final String what;
  private final int all;
  private final long start = System.nanoTime();
  private long lastPrint = start;

  /** Begins a test of so many rounds, tasks or whatever it counts. */
  Progress(String what, int all) {
    this.what = what;
    this.all = all;
  }

  void reached(int done) {
    if (System.nanoTime() - lastPrint > PERIOD_NANOS) {
      print(done);
    }
  }

  /** Prints how long the whole test has taken, when that was long. */
  void end() {
    if (System.nanoTime() - start > PERIOD_NANOS) {
      print(all);
    }
  }

  private void print(int done) {
    lastPrint = System.nanoTime();
    long seconds = Duration.ofNanos(lastPrint - start).toSeconds();
    System.out.printf("%s: %,d of %,d after %d s%n", what, done, all, seconds);
  }
}
