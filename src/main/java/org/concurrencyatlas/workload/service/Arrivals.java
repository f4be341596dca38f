package org.concurrencyatlas.workload.service;

import java.util.SplittableRandom;

/** When requests are due. Drawn by one thread; there is no end. */
@FunctionalInterface
public interface Arrivals {
  /** When the next request is due, nanoseconds from the start; never before the one before it. */
  long nextNanos();

  /** One after the other at equal distances. */
  static Arrivals fixed(double perSecond) {
    return new Arrivals() {
      private long sent;

      @Override
      public long nextNanos() {
        return Math.round(++sent * 1e9 / perSecond);
      }
    };
  }

  /**
   * A Poisson process: the distances are independent and exponential, as of many users who know
   * nothing of each other.
   */
  static Arrivals poisson(double perSecond, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Arrivals() {
      private double due;

      @Override
      public long nextNanos() {
        due += random.nextExponential() * 1e9 / perSecond;
        return Math.round(due);
      }
    };
  }
}
