package org.concurrencyatlas.machine;

import java.util.Arrays;

/** Sleeps 1 ms over and over and notes how much later than asked it woke. */
final class HiccupProbe {
  private static final int MOST_SAMPLES = 200_000;

  private final Thread thread;
  private final long[] lateNanos = new long[MOST_SAMPLES];
  private int samples;

  private HiccupProbe() {
    thread = Thread.ofPlatform().daemon().name("hiccup-probe").unstarted(this::sample);
  }

  static HiccupProbe start() {
    HiccupProbe probe = new HiccupProbe();
    probe.thread.start();
    return probe;
  }

  /** Ends the probe; the 99.9th percentile in microseconds, NaN without samples. */
  double stop() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Double.NaN;
    }
    if (samples == 0) {
      return Double.NaN;
    }
    Arrays.sort(lateNanos, 0, samples);
    return lateNanos[(int) Math.ceil(samples * 0.999) - 1] / 1e3;
  }

  private void sample() {
    try {
      while (samples < MOST_SAMPLES) {
        long asked = System.nanoTime() + 1_000_000;
        Thread.sleep(1);
        lateNanos[samples++] = Math.max(0, System.nanoTime() - asked);
      }
    } catch (InterruptedException e) {
      // the fork has ended, and with it the work of this thread
    }
  }
}
