package org.concurrencyatlas.suite.service;

import java.util.concurrent.locks.LockSupport;

/** Time as a loop sees it; a simulation has its own. */
interface LoopClock {
  /** This JVM's clock. */
  LoopClock SYSTEM =
      new LoopClock() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        // Parks to the very end: a thread that spins for the last microseconds is more exact on an
        // idle machine, but takes a processor from the service, and the scheduler makes it wait
        // longer where all are busy.
        @Override
        public void sleepUntil(long nanoTime) throws InterruptedException {
          long left = nanoTime - nanoTime();
          while (!Thread.interrupted()) {
            if (left <= 0) {
              return;
            }
            LockSupport.parkNanos(left);
            left = nanoTime - nanoTime();
          }
          throw new InterruptedException();
        }
      };

  /** Nanoseconds since some moment. */
  long nanoTime();

  /** Returns at that time, or at once when it is over. */
  void sleepUntil(long nanoTime) throws InterruptedException;
}
