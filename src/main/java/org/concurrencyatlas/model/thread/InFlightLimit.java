package org.concurrencyatlas.model.thread;

import java.util.concurrent.Semaphore;

/** How many tasks are in flight at once. A thread enters before a task and leaves after it. */
public sealed interface InFlightLimit {
  /** Waits until one more may start. */
  void enter() throws InterruptedException;

  /**
   * The same for a caller that cannot throw.
   *
   * @return whether it may start; false when the thread was interrupted, and still is
   */
  default boolean enterUnlessInterrupted() {
    try {
      enter();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One has ended. */
  void leave();

  /** At most so many; 0 for no bound, which costs nothing. */
  static InFlightLimit of(int most) {
    return most == 0 ? new Open() : new Bounded(new Semaphore(most));
  }

  /** No bound. */
  record Open() implements InFlightLimit {
    @Override
    public void enter() {
      // always open
    }

    @Override
    public void leave() {
      // nothing is counted
    }
  }

  /** A permit for each task in flight. */
  record Bounded(Semaphore permits) implements InFlightLimit {
    @Override
    public void enter() throws InterruptedException {
      permits.acquire();
    }

    @Override
    public void leave() {
      permits.release();
    }
  }
}
