package org.concurrencyatlas.workload.coordination;

import java.util.concurrent.locks.LockSupport;
import org.concurrencyatlas.workload.Task;

/**
 * A token goes to another thread of the same process and back. The thread that waits for it sleeps,
 * so that each way costs what the kernel takes to wake a thread: a lower bound for every round trip
 * whose ends do not spin, within a process or between two.
 */
public final class ThreadPingPong extends PingPong {
  public ThreadPingPong() {
    super(
        "hand-over",
        "a token goes to a sleeping thread and back: the kernel's price of a wake-up, twice",
        1_000_000,
        1_000);
  }

  @Override
  Task task(int index, int trips) {
    return new Trips(index, trips);
  }

  /** Answers with its index plus the times that the token has come back. */
  record Trips(int index, int trips) implements Task {
    @Override
    public long call() throws InterruptedException {
      Partner partner = new Partner(Thread.currentThread());
      partner.start();
      try {
        for (int i = 0; i < trips; i++) {
          partner.handOver();
        }
        return index + (long) partner.received;
      } finally {
        partner.interrupt();
        partner.join();
      }
    }
  }

  /** The thread at the other end; each takes the token only when it is its own. */
  private static final class Partner extends Thread {
    private final Thread caller;
    private volatile boolean mine;
    private int received;

    Partner(Thread caller) {
      super("hand-over");
      this.caller = caller;
      setDaemon(true);
    }

    void handOver() throws InterruptedException {
      mine = true;
      LockSupport.unpark(this);
      while (mine) {
        LockSupport.park(this);
        if (Thread.interrupted()) {
          throw new InterruptedException("while another thread had the token");
        }
      }
    }

    @Override
    public void run() {
      while (!Thread.interrupted()) {
        if (mine) {
          received++;
          mine = false;
          LockSupport.unpark(caller);
        } else {
          LockSupport.park(this);
        }
      }
    }
  }
}
