package org.concurrencyatlas.workload.coordination;

import org.concurrencyatlas.result.Point;
import org.concurrencyatlas.workload.Task;

/**
 * A number goes to another thread of the same process and back, and the thread that waits for it
 * spins: each way costs what a cache line takes from one processor to another. It is a lower bound
 * for anything that several processors write to without sleeping.
 */
public final class CacheLinePingPong extends PingPong {
  public CacheLinePingPong() {
    super(
        "cache-line",
        "a number goes to a spinning thread and back: a cache line's way, twice",
        10_000,
        10_000);
  }

  /** Each task keeps two processors busy: several at once would spin where another's partner is. */
  @Override
  public boolean oneAtATime(Point point) {
    return true;
  }

  @Override
  Task task(int index, int trips) {
    return new Trips(index, trips);
  }

  /** Answers with its index plus the times that the number has come back. */
  record Trips(int index, int trips) implements Task {
    @Override
    public long call() throws InterruptedException {
      Partner partner = new Partner(trips);
      partner.start();
      try {
        for (int trip = 1; trip <= trips; trip++) {
          partner.turn = 2 * trip - 1;
          partner.awaitTurn(2 * trip);
        }
        return index + (long) partner.turn / 2;
      } finally {
        partner.interrupt();
        partner.join();
      }
    }
  }

  /** The thread at the other end: odd turns are its own, even ones the task's. */
  private static final class Partner extends Thread {
    /** Spins so often before it yields: both threads may share one processor. */
    private static final int LOOKS = 200;

    private final int trips;
    private volatile int turn;

    Partner(int trips) {
      super("cache-line");
      this.trips = trips;
      setDaemon(true);
    }

    /** Spins on the calling thread. */
    @SuppressWarnings("ThreadPriorityCheck") // right without it too, only slower
    void awaitTurn(int wanted) throws InterruptedException {
      for (int looks = 0; turn != wanted; looks++) {
        if (looks % LOOKS == LOOKS - 1) {
          if (Thread.interrupted()) {
            throw new InterruptedException("while another thread had the turn");
          }
          Thread.yield();
        } else {
          Thread.onSpinWait();
        }
      }
    }

    @Override
    public void run() {
      try {
        for (int trip = 1; trip <= trips; trip++) {
          awaitTurn(2 * trip - 1);
          turn = 2 * trip;
        }
      } catch (InterruptedException e) {
        // the task was stopped, and so is its partner
      }
    }
  }
}
