package org.concurrencyatlas.workload.coordination.lock;

import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;

/** A way to let one task at a time through, or none of them wait. */
interface Guard {
  /** What is done behind a guard. */
  interface Section {
    /** Does it, on the thread that has passed. */
    void run() throws InterruptedException;
  }

  /**
   * Passes the guard, runs the section and leaves.
   *
   * @param depth how often the guard is passed, one inside the other, at least 1
   */
  void run(Section section, int depth) throws InterruptedException;

  /** Lets every task through: the work without the lock. */
  final class None implements Guard {
    @Override
    public void run(Section section, int depth) throws InterruptedException {
      section.run();
    }
  }

  /** A monitor. */
  final class Monitor implements Guard {
    @Override
    public void run(Section section, int depth) throws InterruptedException {
      synchronized (this) {
        if (depth > 1) {
          run(section, depth - 1);
        } else {
          section.run();
        }
      }
    }
  }

  /** A lock that its owner may take again, fair or not. */
  final class Reentrant implements Guard {
    private final ReentrantLock lock;

    Reentrant(boolean fair) {
      this.lock = new ReentrantLock(fair);
    }

    @Override
    public void run(Section section, int depth) throws InterruptedException {
      lock.lockInterruptibly();
      try {
        if (depth > 1) {
          run(section, depth - 1);
        } else {
          section.run();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /** The write lock of a lock that knows no owner: taken twice by one task it never opens. */
  final class Stamped implements Guard {
    private final StampedLock lock = new StampedLock();

    @Override
    public void run(Section section, int depth) throws InterruptedException {
      long stamp = lock.writeLockInterruptibly();
      try {
        section.run();
      } finally {
        lock.unlockWrite(stamp);
      }
    }
  }
}
